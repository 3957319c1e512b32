import type { DestinationDraft, FieldProblem } from '../../shared/destination'
import { problem, success, type Result } from '../../shared/result'
import type { PasteKeeper } from '../destinations/paste/paste-keeper'

/** The draft with the credentials that its paste left with main; what was typed since goes first. */
export function withPastedCredentials(
  draft: DestinationDraft,
  pastes: Pick<PasteKeeper, 'credentialsOf'>,
): Result<DestinationDraft, readonly FieldProblem[]> {
  const { pasteId, ...typed } = draft.credentials
  // What was pasted before the person chose to borrow is of no use.
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
      // A new key pair without a token also takes the place of an old token.
      ...(secretAccessKey !== '' && { secretAccessKey, sessionToken }),
      ...typed,
    },
    ...(typed.sessionToken === undefined && { expiresAt }),
  })
}
