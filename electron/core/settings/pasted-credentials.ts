import type { DestinationDraft, FieldProblem } from '../../shared/destinations/destination'
import { problem, success, type Result } from '../../shared/result'
import type { PasteKeeper } from '../destinations/paste/paste-keeper'

/** Adds the credentials that the main process keeps from a paste to the draft; typed ones take precedence. */
export function withPastedCredentials(
  draft: DestinationDraft,
  pastes: Pick<PasteKeeper, 'credentialsOf'>,
): Result<DestinationDraft, readonly FieldProblem[]> {
  const { pasteId, ...typed } = draft.credentials
  // Pasted keys no longer matter once the person has chosen to borrow credentials.
  if (draft.fields.credentialsSource.kind !== 'keys') return success({ ...draft, credentials: {} })
  if (pasteId === undefined) return success(draft)
  const pasted = pastes.credentialsOf(pasteId)
  if (pasted === undefined) {
    return problem([{ field: 'secretAccessKey', problem: 'paste-forgotten', facts: {} }])
  }
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = pasted
  return success({
    ...draft,
    credentials: {
      ...(accessKeyId !== '' && { accessKeyId }),
      // A new key pair without a session token also removes an old token.
      ...(secretAccessKey !== '' && { secretAccessKey, sessionToken }),
      ...typed,
    },
    ...(typed.sessionToken === undefined && { expiresAt }),
  })
}
