import type { DestinationDraft, FieldProblem } from '../../../../electron/shared/destinations/destination'
import { failure, type Failure } from '../../../../electron/shared/failures/failure'
import type { CheckView } from '../../../views/settings/checks/check-view'
import { isEdited, withFields } from '../../../views/settings/draft'
import type { FormEntry } from './form-entry'

/** A destination without a name gets its bucket's name. */
export function withDefaultName(draft: DestinationDraft): DestinationDraft {
  return draft.fields.name.trim() === '' ? withFields(draft, { name: draft.fields.bucket }) : draft
}

/** Drops the problem of a missing name if the bucket's would do: only the bucket is missing. */
export function withoutMissingName(
  problems: readonly FieldProblem[],
  draft: DestinationDraft,
): readonly FieldProblem[] {
  if (draft.fields.name.trim() !== '' || problems.every(({ field }) => field === 'name')) return problems
  return problems.filter(({ field }) => field !== 'name')
}

/** The check result for the form as it is now. */
export function checkView({ check }: FormEntry, draft: DestinationDraft): CheckView {
  switch (check.state) {
    case 'none':
      return check
    case 'running':
      return { state: 'running', isLive: check.isLive }
    case 'finished': {
      const { report, isWhole } = check
      return { state: 'finished', report, isWhole, isStale: isEdited(draft, check.draft) }
    }
  }
}

/** Turns a thrown error into a failure that the form can show. */
export function unexpected(error: unknown): Failure {
  return failure('unexpected', {}, error instanceof Error ? error.message : String(error))
}
