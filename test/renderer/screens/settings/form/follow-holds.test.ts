import { describe, expect, it } from 'vitest'
import {
  noEvidence,
  type CheckOutcome,
  type CheckReport,
} from '../../../../../electron/shared/destinations/check'
import { failure } from '../../../../../electron/shared/failures/failure'
import type { QueueState } from '../../../../../electron/shared/uploads/upload'
import { followHolds } from '../../../../../renderer/screens/settings/form/follow-holds'
import {
  checkAnswered,
  checkStarted,
  edited,
  type FormEntry,
} from '../../../../../renderer/screens/settings/form/form-entry'
import { SettingsSession } from '../../../../../renderer/screens/settings/form/settings-session'
import { UploadsStore } from '../../../../../renderer/state/uploads'
import { draftOf, withFields } from '../../../../../renderer/views/settings/draft'
import { EventSource } from '../../../event-source'
import { destination, openQueue } from '../../../examples'

const stored = draftOf(destination, 'keyring')
const passed: CheckOutcome = { status: 'passed', note: 'found', facts: {}, evidence: noEvidence }
const expired = failure('credentials-expired')
const held: QueueState = {
  paused: false,
  holds: [{ destinationId: 'd1', reason: 'destination', failure: expired }],
}

/** A form that was checked, and a list of uploads that can be held. */
async function checkedForm(change: Partial<CheckReport['outcomes']> = {}) {
  const events = new EventSource()
  const store = await UploadsStore.open(
    { on: events.on, listUploads: async () => ({ ids: [], queue: openQueue }), readUploads: async () => [] },
    (work) => work(),
  )
  const session = new SettingsSession()
  followHolds(store, session)
  const outcomes = { who: passed, where: passed, may: passed, link: passed, ...change }
  const check = (entry: FormEntry) =>
    checkAnswered(checkStarted(entry, stored), stored, { outcomes, finishedAt: 0, tookMilliseconds: 1 })
  session.change('d1', check)
  const hold = (queue = held) => events.send('uploadsChanged', { changed: [], removed: [], queue })
  const checkState = () => session.read('d1').check.state
  return { session, check, hold, checkState }
}

describe('a destination whose uploads are stopped', () => {
  it('no longer shows an earlier check in which everything passed', async () => {
    const { hold, checkState } = await checkedForm()
    hold()
    expect(checkState()).toBe('none')
  })

  it('shows one that was run after that', async () => {
    const { session, check, hold, checkState } = await checkedForm()
    hold()
    session.change('d1', check)
    hold(structuredClone(held))
    expect(checkState()).toBe('finished')
  })

  it('keeps what an earlier check found wrong', async () => {
    const { hold, checkState } = await checkedForm({
      link: { status: 'failed', failure: expired, evidence: noEvidence },
    })
    hold()
    expect(checkState()).toBe('finished')
  })

  it('keeps a check of what is typed but not saved', async () => {
    const { session, hold, checkState } = await checkedForm()
    session.change('d1', (entry) => edited(entry, stored, withFields(stored, { name: 'Docs' })))
    hold()
    expect(checkState()).toBe('finished')
  })

  it('keeps it while only the network is gone', async () => {
    const { hold, checkState } = await checkedForm()
    hold({ paused: false, holds: [{ destinationId: 'd1', reason: 'offline', failure: failure('offline') }] })
    expect(checkState()).toBe('finished')
  })
})
