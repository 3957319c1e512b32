import type { Failure } from '../shared/failures/failure'
import { saysTheSame, type Notice } from '../shared/app/notice'
import type { Result } from '../shared/result'

/** Keeps notices until there is a window to show them; of equal ones, only the last. */
export class NoticeBoard {
  #waiting: Notice[] = []
  #show: ((notice: Notice) => boolean) | undefined

  /**
   * From now on notices go to a page first.
   *
   * @param show returns whether a page took the notice
   */
  showThrough(show: (notice: Notice) => boolean): void {
    this.#show = show
  }

  post(notice: Notice): void {
    if (this.#show?.(notice) === true) return
    const others = this.#waiting.filter((earlier) => !saysTheSame(earlier, notice))
    this.#waiting = [...others, notice]
  }

  /** Posts a notice if something that nobody is waiting for was refused. */
  async postRefusal(asked: Result<unknown, Failure> | Promise<Result<unknown, Failure>>): Promise<void> {
    const answer = await asked
    if (!answer.ok) this.post({ kind: 'failure', failure: answer.problem })
  }

  /** The notices that came while there was no page; each is returned only once. */
  take(): readonly Notice[] {
    const taken = this.#waiting
    this.#waiting = []
    return taken
  }
}
