import { describe, expect, it } from 'vitest'
import type { Destination } from '../../../../../electron/shared/destinations/destination'
import type { PasteAnswer } from '../../../../../electron/shared/destinations/paste'
import type { Settings } from '../../../../../electron/shared/app/settings'
import { followStored } from '../../../../../renderer/screens/settings/form/follow-stored'
import { edited, refused, untouchedEntry } from '../../../../../renderer/screens/settings/form/form-entry'
import { pasteAnswered, pasteUndone } from '../../../../../renderer/screens/settings/paste/paste-entry'
import { SettingsSession } from '../../../../../renderer/screens/settings/form/settings-session'
import { SettingsStore } from '../../../../../renderer/state/settings'
import { draftOf, isEdited, withFields } from '../../../../../renderer/views/settings/draft'
import { EventSource } from '../../../event-source'
import { destination, settings } from '../../../examples'

const before = draftOf(destination, 'keyring')
const pasted: PasteAnswer = { destinations: [], notes: [], lockedId: '' }

describe('the forms of the settings screen', () => {
  /** A form in which a name was typed, and how to change what is stored behind it. */
  async function openForm() {
    const events = new EventSource()
    const stored = (revision: number, change: Partial<Destination>): Settings => ({
      ...settings(revision),
      destinations: [{ ...destination, ...change }],
      secretProtection: 'keyring',
      canLaunchAtLogin: true,
      earlyImages: 0,
    })
    const store = await SettingsStore.open({ on: events.on, readSettings: async () => stored(1, {}) })
    const session = new SettingsSession()
    followStored(store, session)
    session.change('d1', (entry) => edited(entry, before, withFields(before, { name: 'Docs' })))
    const changeStored = (revision: number, change: Partial<Destination>) =>
      events.send('settingsChanged', stored(revision, change))
    return { session, changeStored }
  }

  it('keep typed edits without reverting a fix that was stored meanwhile', async () => {
    const { session, changeStored } = await openForm()
    changeStored(2, { region: 'us-east-1' })
    changeStored(3, { region: 'us-east-1', trustedCertificate: 'ab:cd' })
    expect(session.read('d1').draft).toEqual(
      withFields(before, { name: 'Docs', region: 'us-east-1', trustedCertificate: 'ab:cd' }),
    )
  })

  it('follow a change and its reversal', async () => {
    const { session, changeStored } = await openForm()
    changeStored(2, { region: 'us-east-1' })
    changeStored(3, {})
    expect(session.read('d1').draft).toEqual(withFields(before, { name: 'Docs' }))
  })

  it('count as edited only by what was typed', async () => {
    const { session, changeStored } = await openForm()
    const typed = session.read('d1').draft
    changeStored(2, { region: 'us-east-1', name: 'Docs' })
    const after = draftOf({ ...destination, region: 'us-east-1', name: 'Docs' }, 'keyring')
    expect(isEdited(typed ?? after, after)).toBe(true)
    expect(isEdited(session.read('d1').draft ?? before, after)).toBe(false)
  })

  it('drop the problem of a field that was fixed', async () => {
    const { session, changeStored } = await openForm()
    session.change('d1', (entry) =>
      refused(entry, [
        { field: 'region', problem: 'region-wrong', facts: {} },
        { field: 'bucket', problem: 'bucket-wrong', facts: {} },
      ]),
    )
    changeStored(2, { region: 'us-east-1' })
    expect(session.read('d1').problems).toMatchObject([{ field: 'bucket' }])
  })

  it('are not changed by other changes of the settings, nor if they have no edits', async () => {
    const { session, changeStored } = await openForm()
    const entry = session.read('d1')
    changeStored(2, { expiresAt: 1 })
    expect(session.read('d1')).toBe(entry)
    session.change('d1', () => untouchedEntry)
    changeStored(3, { region: 'us-east-1' })
    expect(session.read('d1')).toBe(untouchedEntry)
  })

  it('keep a fix when a paste is undone', async () => {
    const { session, changeStored } = await openForm()
    session.change('d1', (entry) => pasteAnswered(entry, entry.draft ?? before, pasted))
    changeStored(2, { region: 'us-east-1' })
    session.change('d1', pasteUndone)
    expect(session.read('d1').draft?.fields).toMatchObject({ name: 'Docs', region: 'us-east-1' })
  })
})
