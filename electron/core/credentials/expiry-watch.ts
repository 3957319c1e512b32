import type { Destination } from '../../shared/destination'
import type { Notice, RenewalWay } from '../../shared/notice'
import type { Clock } from '../ports'

/** How long before their end the person is told that credentials will end. */
const noticeMilliseconds = 5 * 60_000

/** A computer that sleeps stops its timers: the clock itself is looked at this often. */
const lookMilliseconds = 60_000

export interface ExpiryWatchNeeds {
  readonly clock: Clock
  readonly notify: (notice: Notice) => void
}

/**
 * Tells, once, that the temporary credentials of a destination end in five minutes, or ended while
 * Ollim was not running. A profile's are renewed by their lender and need nobody's care.
 */
export class ExpiryWatch {
  readonly #needs: ExpiryWatchNeeds
  /** Which end was told, by the destination's id. */
  readonly #told = new Map<string, number>()
  #watched: readonly Destination[] = []
  #callOff: () => void = () => undefined

  constructor(needs: ExpiryWatchNeeds) {
    this.#needs = needs
  }

  /** Watches these destinations from now on, and no others. */
  follow(destinations: readonly Destination[]): void {
    this.#watched = destinations.filter(needsCare)
    this.#look()
  }

  dispose(): void {
    this.#callOff()
    this.#watched = []
  }

  #look(): void {
    this.#callOff()
    const now = this.#needs.clock.now()
    for (const destination of this.#watched) {
      if (destination.expiresAt - noticeMilliseconds <= now) this.#tell(destination, now)
    }
    const next = Math.min(...this.#untold().map(({ expiresAt }) => expiresAt - noticeMilliseconds - now))
    this.#callOff = Number.isFinite(next)
      ? this.#needs.clock.after(Math.min(next, lookMilliseconds), () => this.#look())
      : () => undefined
  }

  #untold(): readonly Destination[] {
    return this.#watched.filter(({ id, expiresAt }) => this.#told.get(id) !== expiresAt)
  }

  #tell(destination: Destination, now: number): void {
    const { id, name, expiresAt } = destination
    if (this.#told.get(id) === expiresAt) return
    this.#told.set(id, expiresAt)
    const ended = expiresAt <= now
    this.#needs.notify({
      kind: 'credentials-ending',
      destinationId: id,
      destinationName: name,
      expiresAt,
      ended,
      renewal: renewalOf(destination),
    })
  }
}

/** What a profile lends and what a role gives without a code is renewed by itself. */
function needsCare({ expiresAt, credentialsSource, roleArn, mfaSerial }: Destination): boolean {
  if (expiresAt === 0) return false
  return mfaSerial !== '' || (credentialsSource.kind !== 'profile' && roleArn === '')
}

function renewalOf({ credentialsSource, mfaSerial }: Destination): RenewalWay {
  if (mfaSerial !== '') return 'code'
  return credentialsSource.kind === 'environment' ? 'restart' : 'keys'
}
