import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { Clock } from '../ports/clock'
import type { Credentials } from '../ports/object-store'
import type { CredentialsLender, LentCredentials, LoanSource } from './lender'
import { loanKey } from './loan-source'

/** Credentials are renewed this long before they end, which is longer than most uploads take. */
const renewalMilliseconds = 5 * 60_000

/** How often credentials without a known end are asked for again: their profile may hold others by now. */
const freshMilliseconds = 15 * 60_000

/** A program that asks for a fingerprint or a code may take this long; beyond that, it has been forgotten. */
const timeoutMilliseconds = 60_000

/** How long credentials that are due for renewal stay in use when the lender had no new ones. */
const pauseMilliseconds = 30_000

interface Loan extends LentCredentials {
  readonly lentAt: number
  /** When the lender was last asked. */
  readonly askedAt: number
}

export interface BorrowedCredentialsNeeds {
  readonly lender: CredentialsLender
  readonly clock: Clock
  /** Receives each secret that comes into use, so that the log can leave it out. */
  readonly redactSecret: (secret: string) => void
  /** Called when an end became known or changed. */
  readonly onChange: () => void
}

/**
 * Borrowed credentials in use, in memory only: asked for once however many uploads wait, renewed before they
 * end, and asked for again once a server has refused them.
 */
export class BorrowedCredentials {
  readonly #needs: BorrowedCredentialsNeeds
  readonly #lent = new Map<string, Loan>()
  readonly #asking = new Map<string, Promise<Result<LentCredentials, Failure>>>()

  constructor(needs: BorrowedCredentialsNeeds) {
    this.#needs = needs
  }

  /** The credentials to sign with now. If they could not be renewed, the old ones are used until they end. */
  async of(source: LoanSource, signal: AbortSignal): Promise<Result<Credentials, Failure>> {
    const key = loanKey(source)
    const known = this.#lent.get(key)
    if (known !== undefined && !this.#isDue(known)) return success(known)
    const renewed = await this.#ask(source, signal)
    if (renewed.ok || known === undefined || this.#hasEnded(known)) return renewed
    // The lender may be a program that asks for a fingerprint, so it is not asked again for every request.
    if (this.#lent.get(key) === known && !signal.aborted) {
      this.#lent.set(key, { ...known, askedAt: this.#needs.clock.now() })
    }
    return success(known)
  }

  /**
   * After a server refused these credentials: whether there are others by now. Many programs write new ones into
   * the same profile without giving their end. When several requests are refused in a row, only the first one asks.
   */
  async replaced(source: LoanSource, refused: Credentials, signal: AbortSignal): Promise<boolean> {
    const known = this.#lent.get(loanKey(source))
    if (known !== undefined && !isSame(known, refused)) return true
    const asked = await this.#ask(source, signal)
    if (!asked.ok) this.#lent.delete(loanKey(source))
    return asked.ok && !isSame(asked.value, refused)
  }

  /** Starts a new session with the code of the person's MFA device, even if an older one is still valid. */
  async giveCode(source: LoanSource, code: string, signal: AbortSignal): Promise<Result<null, Failure>> {
    const answer = await this.#withTimeout(this.#lend(source, code), signal)
    return answer.ok ? success(null) : answer
  }

  /** When the credentials in use end; 0 if unknown, never, or not asked for yet. */
  endOf(source: LoanSource): number {
    return this.#lent.get(loanKey(source))?.expiresAt ?? 0
  }

  /** See `CredentialsLender`. */
  authorityFileOf(source: LoanSource | undefined): Promise<string> {
    return this.#needs.lender.authorityFileOf(source)
  }

  #isDue(loan: Loan): boolean {
    if (this.#hasEnded(loan)) return true
    const { expiresAt, lentAt, askedAt } = loan
    const dueAt = hasKnownEnd(loan) ? expiresAt - renewalMilliseconds : lentAt + freshMilliseconds
    return Math.max(dueAt, askedAt + pauseMilliseconds) <= this.#needs.clock.now()
  }

  #hasEnded(loan: Loan): boolean {
    return hasKnownEnd(loan) && loan.expiresAt <= this.#needs.clock.now()
  }

  /** Waits for an answer that others may be waiting for, too; if one caller gives up, the others still get it. */
  #ask(source: LoanSource, signal: AbortSignal): Promise<Result<LentCredentials, Failure>> {
    const key = loanKey(source)
    const asking = this.#asking.get(key) ?? this.#lend(source)
    this.#asking.set(key, asking)
    const end = (): void => {
      if (this.#asking.get(key) === asking) this.#asking.delete(key)
    }
    void asking.then(end, end)
    // Whoever tries again after that asks anew: the lender may be a program that hangs.
    return this.#withTimeout(asking, signal, end)
  }

  async #lend(source: LoanSource, code = ''): Promise<Result<LentCredentials, Failure>> {
    const answer = await this.#needs.lender.lend(source, code)
    if (!answer.ok) return answer
    this.#needs.redactSecret(answer.value.secretAccessKey)
    this.#needs.redactSecret(answer.value.sessionToken)
    const before = this.endOf(source)
    const now = this.#needs.clock.now()
    this.#lent.set(loanKey(source), { ...answer.value, lentAt: now, askedAt: now })
    if (before !== answer.value.expiresAt) this.#needs.onChange()
    return answer
  }

  /** @param onTimeout called if the answer takes too long */
  #withTimeout(
    asking: Promise<Result<LentCredentials, Failure>>,
    signal: AbortSignal,
    onTimeout: () => void = () => undefined,
  ): Promise<Result<LentCredentials, Failure>> {
    let stop = (): void => undefined
    const inTime = new Promise<Result<LentCredentials, Failure>>((resolve, reject) => {
      const cancel = (): void => resolve(problem(failure('unexpected', { reason: 'cancelled' })))
      const cancelTimeout = this.#needs.clock.after(timeoutMilliseconds, () => {
        onTimeout()
        resolve(problem(failure('credentials-missing', { reason: 'lenderSilent' })))
      })
      signal.addEventListener('abort', cancel, { once: true })
      stop = () => {
        cancelTimeout()
        signal.removeEventListener('abort', cancel)
      }
      if (signal.aborted) cancel()
      else asking.then(resolve, reject)
    })
    return inTime.finally(() => stop())
  }
}

/**
 * If credentials had ended already when they were lent, this computer's clock is ahead, or their file is old: only a server
 * can tell. Asking again at once, perhaps for the code of an MFA device, would go on for ever.
 */
function hasKnownEnd({ expiresAt, lentAt }: Loan): boolean {
  return expiresAt > lentAt
}

function isSame(one: Credentials, other: Credentials): boolean {
  return (
    one.accessKeyId === other.accessKeyId &&
    one.secretAccessKey === other.secretAccessKey &&
    one.sessionToken === other.sessionToken
  )
}
