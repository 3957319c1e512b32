import { BufferPool } from '../../files/buffer-pool'

/** Four parts of the usual size. */
const maxLentBytes = 32 * 1024 ** 2

/** Memory for parts of files, so that they are read once, hashed, and then sent. */
export class PartMemory {
  readonly #buffers = new BufferPool()
  #lentBytes = 0

  /** A buffer of this many bytes, of undefined content; undefined if more than 32 MiB would be lent at once. */
  take(length: number): Buffer<ArrayBuffer> | undefined {
    if (this.#lentBytes + length > maxLentBytes) return undefined
    this.#lentBytes += length
    return this.#buffers.take(length)
  }

  /** @param isFree whether nobody reads it any more; after a failed request, the system may still be sending it */
  release(buffer: Buffer<ArrayBuffer>, isFree: boolean): void {
    this.#lentBytes -= buffer.length
    if (isFree) this.#buffers.release(buffer)
  }
}
