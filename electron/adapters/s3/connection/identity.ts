import type { BorrowedCredentials } from '../../../core/credentials/borrowed-credentials'
import type { LoanSource } from '../../../core/credentials/lender'
import { loanSourceOf } from '../../../core/credentials/loan-source'
import { borrowedRefusal, nothingLent } from '../../../core/credentials/lending-failure'
import type { Credentials, StoreTarget } from '../../../core/ports/object-store'
import type { Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { TrustChoice } from './authorities'

/** In the SDK's form. */
export interface SigningKeys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

/** Lends credentials to connections, and knows whom to trust with them; one for the whole process. */
export type Loans = Pick<BorrowedCredentials, 'of' | 'replaced' | 'endOf' | 'authorityFileOf'>

/** The credentials of one connection. */
export interface Identity {
  /** The keys with which the SDK signs the next request. */
  readonly keys: SigningKeys
  /** When these keys end, in milliseconds since the epoch; 0 if unknown or never. */
  readonly endsAt: number
  /** Must be awaited before each request, because borrowed credentials may have to be fetched or renewed. */
  ready(signal: AbortSignal): Promise<Result<null, Failure>>
  /** After a request signed with these keys was refused: whether there are other keys by now. */
  replaced(refused: SigningKeys, signal: AbortSignal): Promise<boolean>
  /** Rewrites a refusal so that it points to whoever provides the credentials. */
  explain(refused: Failure): Failure
}

/** What a destination says is to be trusted, and what AWS's own tools trust with its credentials. */
export async function trustChoiceOf(target: StoreTarget, loans: Loans | undefined): Promise<TrustChoice> {
  const sharedAuthorityFile = (await loans?.authorityFileOf(loanSourceOf(target))) ?? ''
  return { ...target, sharedAuthorityFile }
}

export function identityOf(target: StoreTarget, loans: Loans | undefined): Identity {
  const source = loanSourceOf(target)
  return source === undefined ? keptIdentity(target.credentials) : new BorrowedIdentity(source, loans)
}

function keptIdentity(credentials: Credentials): Identity {
  return {
    keys: signingKeys(credentials),
    endsAt: credentials.expiresAt ?? 0,
    ready: () => Promise.resolve(success(null)),
    replaced: () => Promise.resolve(false),
    explain: (refused) => refused,
  }
}

class BorrowedIdentity implements Identity {
  readonly #source: LoanSource
  readonly #loans: Loans | undefined
  keys: SigningKeys = { accessKeyId: '', secretAccessKey: '' }

  constructor(source: LoanSource, loans: Loans | undefined) {
    this.#source = source
    this.#loans = loans
  }

  get endsAt(): number {
    return this.#loans?.endOf(this.#source) ?? 0
  }

  async ready(signal: AbortSignal): Promise<Result<null, Failure>> {
    const lent = await this.#loans?.of(this.#source, signal)
    if (lent === undefined) return problem(nothingLent(this.#source))
    if (!lent.ok) return lent
    this.keys = signingKeys(lent.value)
    return success(null)
  }

  replaced(refused: SigningKeys, signal: AbortSignal): Promise<boolean> {
    const keys = { ...refused, sessionToken: refused.sessionToken ?? '' }
    return this.#loans?.replaced(this.#source, keys, signal) ?? Promise.resolve(false)
  }

  explain(refused: Failure): Failure {
    return borrowedRefusal(refused, this.#source)
  }
}

function signingKeys({ accessKeyId, secretAccessKey, sessionToken }: Credentials): SigningKeys {
  return { accessKeyId, secretAccessKey, ...(sessionToken === '' ? {} : { sessionToken }) }
}
