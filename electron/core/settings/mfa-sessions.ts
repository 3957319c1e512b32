import type { DestinationDraft } from '../../shared/destinations/destination'
import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { BorrowedCredentials } from '../credentials/borrowed-credentials'
import { loanSourceOf } from '../credentials/loan-source'
import type { SettingsService } from './settings-service'
import { neverAborted } from '../aborted'

export interface MfaSessionsNeeds {
  readonly settings: Pick<SettingsService, 'targetOfDraft'>
  readonly loans: Pick<BorrowedCredentials, 'giveCode'>
}

/** Starts sessions with the codes from people's MFA devices. */
export class MfaSessions {
  readonly #needs: MfaSessionsNeeds

  constructor(needs: MfaSessionsNeeds) {
    this.#needs = needs
  }

  async giveCode(draft: DestinationDraft, code: string): Promise<Result<null, Failure>> {
    const target = this.#needs.settings.targetOfDraft(draft)
    if (!target.ok) return problem(failure('settings-incomplete', { reason: 'destination' }))
    const source = loanSourceOf(target.value)
    // A destination's own keys need no session.
    if (source === undefined) return success(null)
    return this.#needs.loans.giveCode(source, code, neverAborted())
  }
}
