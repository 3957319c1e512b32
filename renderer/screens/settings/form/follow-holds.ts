/** Forgets checks that uploads have contradicted since. */
import type { UploadsStore } from '../../../state/uploads'
import type { FormEntry } from './form-entry'
import type { SettingsSession } from './settings-session'

/**
 * Once something stops the uploads to a destination, an earlier check in which everything passed no longer counts:
 * credentials that were good an hour ago may have expired. One that the person runs after that does.
 */
export function followHolds(
  uploads: Pick<UploadsStore, 'readOverview' | 'subscribeToOverview'>,
  session: SettingsSession,
): void {
  let former: readonly string[] = []
  const follow = () => {
    const held = uploads
      .readOverview()
      .queue.holds.flatMap(({ destinationId, reason }) => (reason === 'destination' ? [destinationId] : []))
    for (const id of held) if (!former.includes(id)) session.change(id, withoutPassedCheck)
    former = held
  }
  uploads.subscribeToOverview(follow)
  follow()
}

/** A check of what is typed but not saved says nothing about what is held. */
function withoutPassedCheck(entry: FormEntry): FormEntry {
  const { check, draft } = entry
  if (check.state !== 'finished' || draft !== undefined) return entry
  const hasPassed = Object.values(check.report.outcomes).every(({ status }) => status === 'passed')
  return hasPassed ? { ...entry, check: { state: 'none' } } : entry
}
