import type { DestinationDraft } from '../../shared/destinations/destination'
import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { BorrowedCredentials } from '../credentials/borrowed-credentials'
import { loanSourceOf } from '../credentials/loan-source'
import type { SettingsService } from './settings-service'
import { neverAborted } from '../aborted'

export interface MfaCodeNeeds {
  readonly settings: Pick<SettingsService, 'targetOfDraft'>
  readonly loans: Pick<BorrowedCredentials, 'giveCode'>
}

/** Starts a session for what a form holds, with the code from the person's MFA device. */
export async function giveMfaCode(
  { settings, loans }: MfaCodeNeeds,
  draft: DestinationDraft,
  code: string,
): Promise<Result<null, Failure>> {
  const target = settings.targetOfDraft(draft)
  if (!target.ok) return problem(failure('settings-incomplete'))
  const source = loanSourceOf(target.value)
  // A destination's own keys need no session.
  return source === undefined ? success(null) : loans.giveCode(source, code, neverAborted())
}
