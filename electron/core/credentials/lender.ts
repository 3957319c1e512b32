import type { BorrowingOffer, CredentialsSource, DestinationFields } from '../../shared/destination'
import type { Failure } from '../../shared/failure'
import type { Result } from '../../shared/result'
import type { Credentials, StoreTarget } from '../store-ports'

/** Where credentials can be borrowed. */
export type BorrowedSource = Exclude<CredentialsSource, { readonly kind: 'keys' }>

/** A session made of other credentials, by a role that they take on, by a code, or both. */
export interface SessionSource
  extends
    Pick<
      DestinationFields,
      'endpoint' | 'region' | 'roleArn' | 'externalId' | 'mfaSerial' | 'sessionSeconds'
    >,
    Pick<StoreTarget, 'certificateAuthorityFile' | 'certificateAuthority' | 'trustedCertificate'> {
  readonly kind: 'session'
  readonly base: BorrowedSource | (Credentials & { readonly kind: 'keys' })
}

/** Whatever credentials come from that are not kept for good. */
export type LoanSource = BorrowedSource | SessionSource

export interface LentCredentials extends Credentials {
  /** Milliseconds since the epoch; 0 if the lender does not say, or never. */
  readonly expiresAt: number
}

/** The profiles and the environment of this computer. */
export interface CredentialsLender {
  /**
   * Asks anew each time: reads files, runs a program or calls AWS, whatever the source says.
   *
   * @param code of the person's MFA device, where one is asked for; empty if none was given
   */
  lend(source: LoanSource, code: string): Promise<Result<LentCredentials, Failure>>
  offer(): Promise<BorrowingOffer>
  /** The server that the source names for S3; empty for AWS itself. */
  endpointOf(source: BorrowedSource): Promise<string>
}
