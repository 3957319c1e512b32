import { failure } from '../../../shared/failure'
import type { Attempt, AttemptOutcome } from '../attempt/attempt'

interface Running {
  readonly controller: AbortController
  readonly ended: Promise<void>
}

/** The attempts that are running now, at most one for each upload. */
export class RunningAttempts {
  readonly #attempt: Attempt
  readonly #running = new Map<string, Running>()

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
        onEnd(outcome)
      })
    this.#running.set(id, { controller, ended })
  }

  /** The attempt ends a little later. */
  abort(id: string, reason?: string): void {
    this.#running.get(id)?.controller.abort(reason)
  }

  /** Resolves once all have ended. */
  async abortAll(): Promise<void> {
    const running = [...this.#running.values()]
    for (const { controller } of running) controller.abort()
    await Promise.all(running.map(({ ended }) => ended))
  }
}

/** A bug of ours fails this upload's attempt, but its slot is given back, and the app can still end. */
function failedByFault(error: unknown): AttemptOutcome {
  return { kind: 'failed', failure: failure('unexpected', {}, String(error)) }
}
