import type { Destination } from '../../shared/destinations/destination'
import type { Notice, RenewalWay } from '../../shared/app/notice'
import type { Clock } from '../ports/clock'

/** The person is told this long before credentials end. */
const noticeMilliseconds = 5 * 60_000

/** Timers stop while a computer sleeps, so the clock itself is read this often. */
const checkMilliseconds = 60_000

export interface ExpiryWatchNeeds {
  readonly clock: Clock
  readonly notify: (notice: Notice) => void
}

/**
 * Tells the person once that a destination's temporary credentials end in five minutes, or have ended while
 * Ollim was not running. A profile's credentials are renewed by their lender and need no attention.
 */
export class ExpiryWatch {
  readonly #needs: ExpiryWatchNeeds
  /** The expiry that was announced last, by destination id. */
  readonly #notified = new Map<string, number>()
  #watched: readonly Destination[] = []
  #cancelTimer: () => void = () => undefined

  constructor(needs: ExpiryWatchNeeds) {
    this.#needs = needs
  }

  /** Watches these destinations from now on, and no others. */
  follow(destinations: readonly Destination[]): void {
    this.#watched = destinations.filter(needsCare)
    this.#check()
  }

  dispose(): void {
    this.#cancelTimer()
    this.#watched = []
  }

  #check(): void {
    this.#cancelTimer()
    const now = this.#needs.clock.now()
    for (const destination of this.#watched) {
      if (destination.expiresAt - noticeMilliseconds <= now) this.#notifyOnce(destination, now)
    }
    const next = Math.min(...this.#pending().map(({ expiresAt }) => expiresAt - noticeMilliseconds - now))
    this.#cancelTimer = Number.isFinite(next)
      ? this.#needs.clock.after(Math.min(next, checkMilliseconds), () => this.#check())
      : () => undefined
  }

  #pending(): readonly Destination[] {
    return this.#watched.filter(({ id, expiresAt }) => this.#notified.get(id) !== expiresAt)
  }

  #notifyOnce(destination: Destination, now: number): void {
    const { id, name, expiresAt } = destination
    if (this.#notified.get(id) === expiresAt) return
    this.#notified.set(id, expiresAt)
    const ended = expiresAt <= now
    this.#needs.notify({
      kind: 'credentials-expiring',
      destinationId: id,
      destinationName: name,
      expiresAt,
      ended,
      renewal: renewalOf(destination),
    })
  }
}

/** Credentials lent by a profile, or given by a role without a code, are renewed automatically. */
function needsCare({ expiresAt, credentialsSource, roleArn, mfaSerial }: Destination): boolean {
  if (expiresAt === 0) return false
  return mfaSerial !== '' || (credentialsSource.kind !== 'profile' && roleArn === '')
}

function renewalOf({ credentialsSource, mfaSerial }: Destination): RenewalWay {
  if (mfaSerial !== '') return 'code'
  return credentialsSource.kind === 'environment' ? 'restart' : 'keys'
}
