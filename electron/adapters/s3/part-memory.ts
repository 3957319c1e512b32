import { BufferPool } from '../files/buffer-pool'

/** Four parts of the usual size. */
const mostLentBytes = 32 * 1024 ** 2

/** Memory for parts of files that are read once, to be hashed and then sent. */
export class PartMemory {
  readonly #buffers = new BufferPool()
  #lentBytes = 0

  /** So many bytes of unknown content; undefined where too much would be lent. */
  take(length: number): Buffer<ArrayBuffer> | undefined {
    if (this.#lentBytes + length > mostLentBytes) return undefined
    this.#lentBytes += length
    return this.#buffers.take(length)
  }

  /** @param isFree nobody reads it any more; of a request that failed, some bytes may still be on their way */
  giveBack(buffer: Buffer<ArrayBuffer>, isFree: boolean): void {
    this.#lentBytes -= buffer.length
    if (isFree) this.#buffers.giveBack(buffer)
  }
}
