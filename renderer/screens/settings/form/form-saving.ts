import type { DestinationDraft, FieldProblem } from '../../../../electron/shared/destinations/destination'
import type { Settings } from '../../../../electron/shared/app/settings'
import { api } from '../../../api'
import { uploadsPass } from '../../../views/settings/checks/check-view'
import { draftOf, isEdited } from '../../../views/settings/draft'
import { unexpected, withDefaultName, withoutMissingName } from './editor-rules'
import { broken, refused, saved } from './form-entry'
import type { OpenForm } from './open-form'
import { settingsSession as session } from './settings-session'
import { withEndpointApart } from './take-endpoint-apart'

/** How saving ended. */
export type SaveEnd =
  /** If it is not written to disk, it is used in this run only, and a notice says so. */
  | { readonly state: 'saved'; readonly isWritten: boolean }
  | { readonly state: 'refused'; readonly problems: readonly FieldProblem[] }
  /** The form shows why. */
  | { readonly state: 'broken' }

/** Saves what was typed; a new destination's form moves to the id that it gets. */
export async function saveForm(
  form: OpenForm,
  typed: DestinationDraft,
  protection: Settings['secretProtection'],
): Promise<SaveEnd> {
  const { key } = form
  const asked = await withEndpointApart(form, typed)
  try {
    const answer = await api.saveDestination(withDefaultName(asked))
    if (!answer.ok) {
      const problems = withoutMissingName(answer.problem, asked)
      session.change(key, (now) => refused(now, problems))
      return { state: 'refused', problems }
    }
    const { destination, isWritten } = answer.value
    const stored = draftOf(destination, protection)
    session.moveToStored(key, destination.id, saved(session.read(key), asked, stored))
    return { state: 'saved', isWritten }
  } catch (error) {
    session.change(key, (now) => broken(now, unexpected(error)))
    return { state: 'broken' }
  }
}

/** Waits for a running check, then saves unless the check has failed; `undefined` if there is nothing to save. */
export async function saveIfReady(
  form: OpenForm,
  protection: Settings['secretProtection'],
): Promise<SaveEnd | undefined> {
  const { key, original } = form
  await session.until(key, ({ check }) => check.state !== 'running')
  // The check's answer may have changed the form, and the person may have saved it.
  const { check, draft = original } = session.read(key)
  if (!isEdited(draft, original)) return undefined
  const isKnownToFail =
    check.state === 'finished' && check.isWhole && !isEdited(draft, check.draft) && !uploadsPass(check.report)
  return isKnownToFail ? { state: 'refused', problems: [] } : saveForm(form, draft, protection)
}
