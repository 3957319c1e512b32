import type {
  BorrowingOffer,
  CredentialsSource,
  DestinationFields,
} from '../../shared/destinations/destination'
import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'
import type { Credentials, StoreTarget } from '../ports/object-store'

/** Where credentials can be borrowed. */
export type BorrowedSource = Exclude<CredentialsSource, { readonly kind: 'keys' }>

/** A session started with other credentials: with a role they assume, an MFA code, or both. */
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

/** Any source of credentials that are not stored permanently. */
export type LoanSource = BorrowedSource | SessionSource

export interface LentCredentials extends Credentials {
  /** Milliseconds since the epoch; 0 if the lender does not say, or never. */
  readonly expiresAt: number
}

/** The profiles and the environment of this computer. */
export interface CredentialsLender {
  /**
   * Asks again each time: reads files, runs a program or calls AWS, depending on the source.
   *
   * @param code from the person's MFA device, if one is asked for; empty if none was given
   */
  lend(source: LoanSource, code: string): Promise<Result<LentCredentials, Failure>>
  offer(): Promise<BorrowingOffer>
  /**
   * The PEM file of the authorities that AWS's own tools are told to trust with this source, or, without one, with any;
   * empty for none.
   */
  authorityFileOf(source: LoanSource | undefined): Promise<string>
  /** The S3 endpoint that the source configures; empty for AWS itself. */
  endpointOf(source: BorrowedSource): Promise<string>
}
