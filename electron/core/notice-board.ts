import type { Failure } from '../shared/failure'
import { saysTheSame, type Notice } from '../shared/notice'
import type { Result } from '../shared/result'

/** Keeps notices until a window is there to show them: of those that say the same only the last. */
export class NoticeBoard {
  #waiting: Notice[] = []
  #show: ((notice: Notice) => boolean) | undefined

  /**
   * From now on notices go to a page first.
   * @param show answers whether a page took it
   */
  showThrough(show: (notice: Notice) => boolean): void {
    this.#show = show
  }

  post(notice: Notice): void {
    if (this.#show?.(notice) === true) return
    const others = this.#waiting.filter((earlier) => !saysTheSame(earlier, notice))
    this.#waiting = [...others, notice]
  }

  /** Tells why something was refused that nobody waits for. */
  async postRefusal(asked: Result<unknown, Failure> | Promise<Result<unknown, Failure>>): Promise<void> {
    const answer = await asked
    if (!answer.ok) this.post({ kind: 'failure', failure: answer.problem })
  }

  /** What has come while no page was there, once. */
  take(): readonly Notice[] {
    const taken = this.#waiting
    this.#waiting = []
    return taken
  }
}
