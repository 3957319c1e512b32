import type { Clock } from '../../ports'
import { multipartThresholdBytes } from '../attempt/multipart-plan'
import type { UploadList } from '../upload-list'
import type { Room } from './room'
import type { RunningAttempts } from './running-attempts'

/** Where nothing has begun for so long, what is in the slots takes its time. */
const patienceMilliseconds = 5_000

/** What is so many times smaller than each that runs takes little of the line from them. */
const timesSmaller = 4

interface SlotForSmallNeeds {
  readonly list: Pick<UploadList, 'brief'>
  readonly clock: Pick<Clock, 'after'>
}

/**
 * Keeps one of the slots for small files: where several uploads may run, large ones never have all of them.
 * Parts of theirs take that slot only where they are quick, and as long as nothing else waits. On a slow line
 * anything may hold all slots for long: then one small file begins beside it. So a small file waits for a few
 * seconds at most, and never for the end of a film.
 */
export class SlotForSmall {
  readonly #needs: SlotForSmallNeeds
  readonly #running: Pick<RunningAttempts, 'ids'>
  readonly #room: Room
  readonly #onPatienceOver: () => void
  #isPatienceOver = false
  #callOff: (() => void) | undefined

  /** @param onPatienceOver a small one may begin beside what takes its time */
  constructor(
    needs: SlotForSmallNeeds,
    running: Pick<RunningAttempts, 'ids'>,
    room: Room,
    onPatienceOver: () => void,
  ) {
    this.#needs = needs
    this.#running = running
    this.#room = room
    this.#onPatienceOver = onPatienceOver
  }

  /** Says of an upload whether it may begin now; undefined where none may. */
  get mayBegin(): ((id: string) => boolean) | undefined {
    const bytes = this.#running.ids.map((id) => this.#bytesOf(id))
    const isLeft = this.#room.isLeftBeside(bytes.length, () => bytes.reduce((sum, one) => sum + one, 0))
    if (isLeft) return (id) => this.isOpenTo(id)
    if (!this.#isPatienceOver || !this.#room.isOneLeftBeyond(bytes.length)) return undefined
    return (id) => this.#bytesOf(id) * timesSmaller <= Math.min(...bytes)
  }

  /** Whether an upload may have a slot if one is free. Where only one may run at all, each may. */
  isOpenTo(id: string): boolean {
    if (!this.#isLarge(id)) return true
    const large = this.#running.ids.filter((other) => this.#isLarge(other)).length
    return large < Math.max(1, this.#room.slots - 1)
  }

  /** An upload begins. */
  began(): void {
    this.dispose()
    this.#isPatienceOver = false
    this.#callOff = this.#needs.clock.after(patienceMilliseconds, () => {
      this.#isPatienceOver = true
      this.#onPatienceOver()
    })
  }

  dispose(): void {
    this.#callOff?.()
  }

  #isLarge(id: string): boolean {
    return this.#bytesOf(id) > multipartThresholdBytes
  }

  #bytesOf(id: string): number {
    return this.#needs.list.brief(id)?.sizeBytes ?? 0
  }
}
