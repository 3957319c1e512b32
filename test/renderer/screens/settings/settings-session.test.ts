import { describe, expect, it, vi } from 'vitest'
import { untouchedEntry } from '../../../../renderer/screens/settings/form-entry'
import { SettingsSession } from '../../../../renderer/screens/settings/settings-session'
import { emptyDraft } from '../../../../renderer/views/settings/draft'

const draft = emptyDraft('keyring')
const typing = { ...untouchedEntry, draft }

describe('what the settings screen remembers', () => {
  it('keeps a form while another one is looked at', () => {
    const session = new SettingsSession()
    session.change('a', () => typing)
    session.choose('b')
    session.choose('a')
    expect(session.read('a')).toBe(typing)
  })

  it('tells of changes and not of what stayed the same', () => {
    const session = new SettingsSession()
    const listener = vi.fn()
    session.subscribe(listener)
    session.change('a', (entry) => entry)
    expect(listener).not.toHaveBeenCalled()
    session.change('a', () => typing)
    expect(listener).toHaveBeenCalledOnce()
  })

  it('carries a new destination over to its id without bringing up another form', () => {
    const session = new SettingsSession()
    session.choose('new')
    const visit = session.readVisit()
    session.moveToStored('new', 'd1', untouchedEntry)
    expect(session.readChosen()).toBe('d1')
    expect(session.readVisit()).toBe(visit)
    expect(session.read('new').draft).toBeUndefined()
  })

  it('brings up a form for one thing, once', () => {
    const session = new SettingsSession()
    session.choose('a')
    const visit = session.readVisit()
    session.bringUp('a', 'secretAccessKey')
    expect([session.readChosen(), session.readVisit()]).toEqual(['a', visit + 1])
    expect([session.takePlace(), session.takePlace()]).toEqual(['secretAccessKey', undefined])
  })

  it('brings up another form when a destination is chosen or gone', () => {
    const session = new SettingsSession()
    session.choose('a')
    const visit = session.readVisit()
    session.choose('a')
    expect(session.readVisit()).toBe(visit)
    session.forget('a')
    expect(session.readVisit()).toBe(visit + 1)
    expect(session.readChosen()).toBeUndefined()
  })
})
