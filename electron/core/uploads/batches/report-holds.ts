import type { Destination } from '../../../shared/destination'
import { describeFailure, type Translate } from '../../../shared/failure'
import type { DestinationHold } from '../../../shared/upload'
import type { Clock } from '../../ports'

export interface HoldReportNeeds {
  readonly clock: Clock
  /** What is held now. */
  readonly holds: () => readonly DestinationHold[]
  readonly destination: (id: string) => Pick<Destination, 'name' | 'bucket'> | undefined
  /** Whether the person looks at the window, where a banner says it. */
  readonly isWindowFocused: () => boolean
  readonly translate: Translate
  /** Shows a notification; what it returns takes that back. */
  readonly notify: (words: { readonly title: string; readonly body: string }) => () => void
}

/** What a command brought is given up at once: only what is held for longer waits for the person. */
const lastingMilliseconds = 1000

/**
 * Tells a person who looks elsewhere that a destination has stopped its uploads, once for as long as it does:
 * what is held never ends, and so no batch tells of it. What was told is taken back once it goes on. A network
 * that is away comes back by itself.
 */
export class HoldReport {
  readonly #needs: HoldReportNeeds
  /** For each destination that is stopped, how to call its word off, or to take it back. */
  readonly #stopped = new Map<string, () => void>()

  constructor(needs: HoldReportNeeds) {
    this.#needs = needs
  }

  /** To be called whenever what is held may have changed. */
  follow(): void {
    const held = this.#held()
    const holding = new Set(this.#needs.holds().map(({ destinationId }) => destinationId))
    for (const [id, callOff] of this.#stopped) {
      // Also while the network is away, which says nothing of what stopped it before.
      if (holding.has(id)) continue
      callOff()
      this.#stopped.delete(id)
    }
    for (const id of held.keys()) {
      if (this.#stopped.has(id)) continue
      this.#stopped.set(
        id,
        this.#needs.clock.after(lastingMilliseconds, () => this.#tell(id)),
      )
    }
  }

  dispose(): void {
    for (const callOff of this.#stopped.values()) callOff()
    this.#stopped.clear()
  }

  #held(): ReadonlyMap<string, DestinationHold> {
    const stopped = this.#needs.holds().filter(({ reason }) => reason === 'destination')
    return new Map(stopped.map((hold) => [hold.destinationId, hold]))
  }

  #tell(id: string): void {
    const { destination, isWindowFocused, translate, notify } = this.#needs
    const hold = this.#held().get(id)
    const held = destination(id)
    // What was not said yet is to be said when it stops again.
    if (hold === undefined) this.#stopped.delete(id)
    if (hold === undefined || held === undefined || isWindowFocused()) return
    const { message, fix } = describeFailure(hold.failure, translate)
    const takeBack = notify({
      title: translate('notification.stopped', { name: held.name === '' ? held.bucket : held.name }),
      body: [message, fix].filter((sentence) => sentence !== '').join(' '),
    })
    this.#stopped.set(id, takeBack)
  }
}
