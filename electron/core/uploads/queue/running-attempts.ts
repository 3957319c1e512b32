import { failure } from '../../../shared/failures/failure'
import type { Clock } from '../../ports/clock'
import { waitAtMost } from '../wait-at-most'
import type { Attempt, AttemptOutcome } from '../attempt/attempt-outcome'

/** How long the end of the app waits for attempts: longer than a slow server takes to remove what was sent. */
const timeoutMilliseconds = 60_000

interface Running {
  readonly controller: AbortController
  readonly ended: Promise<void>
}

/** The attempts that are running now, at most one for each upload. */
export class RunningAttempts {
  readonly #attempt: Attempt
  readonly #running = new Map<string, Running>()
  #isClosed = false

  constructor(attempt: Attempt) {
    this.#attempt = attempt
  }

  get size(): number {
    return this.#running.size
  }

  get ids(): readonly string[] {
    return [...this.#running.keys()]
  }

  has(id: string): boolean {
    return this.#running.has(id)
  }

  start(id: string, onEnd: (outcome: AttemptOutcome) => void): void {
    const controller = new AbortController()
    const ended = this.#attempt(id, controller.signal)
      .catch(failedByFault)
      .then((outcome) => {
        this.#running.delete(id)
        if (!this.#isClosed) onEnd(outcome)
      })
    this.#running.set(id, { controller, ended })
  }

  /** The attempt ends a little later. */
  abort(id: string, reason?: string): void {
    this.#running.get(id)?.controller.abort(reason)
  }

  /**
   * Aborts all. Resolves once they have ended, or after a minute: a read from a network drive that is gone may never
   * return. Attempts that end later are ignored.
   */
  async close(clock: Pick<Clock, 'after'>): Promise<void> {
    const running = [...this.#running.values()]
    for (const { controller } of running) controller.abort()
    await waitAtMost(clock, timeoutMilliseconds, Promise.all(running.map(({ ended }) => ended)))
    this.#isClosed = true
  }
}

/** A bug of ours fails this upload's attempt, but its slot is given back, and the app can still end. */
function failedByFault(error: unknown): AttemptOutcome {
  return { kind: 'failed', failure: failure('unexpected', {}, String(error)) }
}
