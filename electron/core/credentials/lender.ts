import type { BorrowingOffer, CredentialsSource } from '../../shared/destination'
import type { Failure } from '../../shared/failure'
import type { Result } from '../../shared/result'
import type { Credentials } from '../store-ports'

/** Where credentials can be borrowed. */
export type BorrowedSource = Exclude<CredentialsSource, { readonly kind: 'keys' }>

export interface LentCredentials extends Credentials {
  /** Milliseconds since the epoch; 0 if the lender does not say, or never. */
  readonly expiresAt: number
}

/** The profiles and the environment of this computer. */
export interface CredentialsLender {
  /** Asks anew each time: reads files, runs a program or calls AWS, whatever the source says. */
  lend(source: BorrowedSource): Promise<Result<LentCredentials, Failure>>
  offer(): Promise<BorrowingOffer>
}
