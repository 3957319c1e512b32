import { describe, expect, it, vi } from 'vitest'
import { untouchedEntry, type FormEntry } from '../../../../../renderer/screens/settings/form/form-entry'
import { SettingsSession } from '../../../../../renderer/screens/settings/form/settings-session'
import { emptyDraft } from '../../../../../renderer/views/settings/draft'

const draft = emptyDraft('keyring')
const typing = { ...untouchedEntry, draft }

describe('the memory of the settings screen', () => {
  it('keeps a form while another one is open', () => {
    const session = new SettingsSession()
    session.change('a', () => typing)
    session.choose('b')
    session.choose('a')
    expect(session.read('a')).toBe(typing)
  })

  it('notifies of changes, and of nothing else', () => {
    const session = new SettingsSession()
    const listener = vi.fn()
    session.subscribe(listener)
    session.change('a', (entry) => entry)
    expect(listener).not.toHaveBeenCalled()
    session.change('a', () => typing)
    expect(listener).toHaveBeenCalledOnce()
  })

  it('gives a new destination its ID without opening another form', () => {
    const session = new SettingsSession()
    session.choose('new')
    const visit = session.readVisit()
    session.moveToStored('new', 'd1', untouchedEntry)
    expect(session.readChosen()).toBe('d1')
    expect(session.readVisit()).toBe(visit)
    expect(session.read('new').draft).toBeUndefined()
  })

  it('leaves the person where they are when a form behind gets its ID', () => {
    const session = new SettingsSession()
    session.choose('general')
    session.moveToStored('new', 'd1', untouchedEntry)
    expect(session.readChosen()).toBe('general')
  })

  it('waits until a form meets a condition, and asks no more afterwards', async () => {
    const session = new SettingsSession()
    const isMet = vi.fn(({ refusedFields }: FormEntry) => refusedFields > 0)
    const waiting = session.until('a', isMet)
    session.change('a', () => typing)
    session.change('a', () => ({ ...typing, refusedFields: 1 }))
    await waiting
    expect(isMet).toHaveBeenCalledTimes(3)
    session.change('a', () => typing)
    expect(isMet).toHaveBeenCalledTimes(3)
  })

  it('opens a form at one field, once', () => {
    const session = new SettingsSession()
    session.choose('a')
    const visit = session.readVisit()
    session.bringUp('a', 'secretAccessKey')
    expect([session.readChosen(), session.readVisit()]).toEqual(['a', visit + 1])
    expect([session.takePlace(), session.takePlace()]).toEqual(['secretAccessKey', undefined])
  })

  it('opens another form only when the chosen destination changes or is deleted', () => {
    const session = new SettingsSession()
    session.choose('a')
    const visit = session.readVisit()
    session.choose('a')
    expect(session.readVisit()).toBe(visit)
    session.forget('a')
    expect(session.readVisit()).toBe(visit + 1)
    expect(session.readChosen()).toBeUndefined()
  })
  it('shows the next form only to a person who has not opened another meanwhile', () => {
    const session = new SettingsSession()
    session.change('new', () => typing)
    expect(session.forget('new', 'd1')).toBe(true)
    expect(session.readChosen()).toBe('d1')
    session.choose('general')
    const visit = session.readVisit()
    expect(session.forget('d1', 'd2')).toBe(false)
    expect([session.readChosen(), session.readVisit()]).toEqual(['general', visit])
  })
})
