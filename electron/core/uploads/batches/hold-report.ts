import { destinationTitle, type Destination } from '../../../shared/destinations/destination'
import { failureText, type Translate } from '../../../shared/failures/failure'
import type { DestinationHold } from '../../../shared/uploads/upload'
import type { Clock } from '../../ports/clock'
import type { NotificationWords } from '../../ports/notification-words'

export interface HoldReportNeeds {
  readonly clock: Clock
  /** What is held now. */
  readonly holds: () => readonly DestinationHold[]
  readonly destination: (id: string) => Pick<Destination, 'name' | 'bucket'> | undefined
  /** Whether the person is looking at the window, where a banner says so. */
  readonly isWindowFocused: () => boolean
  readonly translate: Translate
  /** Shows a notification; the returned function takes it back. */
  readonly notify: (words: NotificationWords) => () => void
}

/** Commands give up held uploads at once: only a hold that lasts longer than this waits for the person. */
const lastingMilliseconds = 1000

/**
 * Notifies a person who is looking elsewhere that a destination has stopped its uploads, once for each stop:
 * held uploads do not end, so no batch would report them. The notification is taken back when the destination
 * goes on. Being offline is not reported, because the network comes back by itself.
 */
export class HoldReport {
  readonly #needs: HoldReportNeeds
  /** For each stopped destination, how to cancel the pending notification or take back the one shown. */
  readonly #stopped = new Map<string, () => void>()

  constructor(needs: HoldReportNeeds) {
    this.#needs = needs
  }

  /** Call this whenever the holds may have changed. */
  follow(): void {
    const held = this.#held()
    const holding = new Set(this.#needs.holds().map(({ destinationId }) => destinationId))
    for (const [id, cancel] of this.#stopped) {
      // Being offline also counts as held: it does not mean that what stopped the destination before is solved.
      if (holding.has(id)) continue
      cancel()
      this.#stopped.delete(id)
    }
    for (const id of held.keys()) {
      if (this.#stopped.has(id)) continue
      this.#stopped.set(
        id,
        this.#needs.clock.after(lastingMilliseconds, () => this.#report(id)),
      )
    }
  }

  dispose(): void {
    for (const cancel of this.#stopped.values()) cancel()
    this.#stopped.clear()
  }

  #held(): ReadonlyMap<string, DestinationHold> {
    const stopped = this.#needs.holds().filter(({ reason }) => reason === 'destination')
    return new Map(stopped.map((hold) => [hold.destinationId, hold]))
  }

  #report(id: string): void {
    const { destination, isWindowFocused, translate, notify } = this.#needs
    const hold = this.#held().get(id)
    const held = destination(id)
    // Nothing was shown for this stop, so the next one has to be reported.
    if (hold === undefined) this.#stopped.delete(id)
    if (hold === undefined || held === undefined || isWindowFocused()) return
    const takeBack = notify({
      title: translate('notification.paused', { name: destinationTitle(held) }),
      body: failureText(hold.failure, translate),
    })
    this.#stopped.set(id, takeBack)
  }
}
