import { multipartThresholdBytes } from '../attempt/multipart-plan'
import type { UploadList } from '../upload-list'
import type { Room } from './room'
import type { RunningAttempts } from './running-attempts'

/**
 * Keeps one of the places for small files: where several uploads may run, large ones never have all of them.
 * Parts of theirs take that place only where they are quick, and as long as nothing else waits, so that a small file
 * waits for a few seconds at most, and never for the end of a film.
 */
export class PlaceForSmall {
  readonly #list: Pick<UploadList, 'brief'>
  readonly #running: Pick<RunningAttempts, 'ids'>
  readonly #room: Pick<Room, 'places'>

  constructor(
    list: Pick<UploadList, 'brief'>,
    running: Pick<RunningAttempts, 'ids'>,
    room: Pick<Room, 'places'>,
  ) {
    this.#list = list
    this.#running = running
    this.#room = room
  }

  /** Whether an upload may have a place if there is one. Where only one may run at all, each may. */
  isOpenTo(id: string): boolean {
    if (!this.#isLarge(id)) return true
    const large = this.#running.ids.filter((running) => this.#isLarge(running)).length
    return large < Math.max(1, this.#room.places - 1)
  }

  #isLarge(id: string): boolean {
    return (this.#list.brief(id)?.sizeBytes ?? 0) > multipartThresholdBytes
  }
}
