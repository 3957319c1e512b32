/** Capacities are whole multiples of it, so that images of about one size share buffers. */
const stepBytes = 64 * 1024

/**
 * Buffers that are used again: each fresh one costs the system its pages, and main a collection of garbage.
 * What nobody needs for a while is left to the garbage collector.
 */
export class BufferPool {
  #free: WeakRef<ArrayBuffer>[] = []

  /** A buffer of so many bytes, of unknown content. */
  take(length: number): Buffer<ArrayBuffer> {
    const bytes = this.#takeFree(length) ?? new ArrayBuffer(Math.ceil(length / stepBytes) * stepBytes)
    return Buffer.from(bytes, 0, length)
  }

  /** @param buffer one that was taken here, and that nobody reads any more */
  giveBack(buffer: Buffer<ArrayBuffer>): void {
    this.#free.push(new WeakRef(buffer.buffer))
  }

  #takeFree(length: number): ArrayBuffer | undefined {
    let taken: ArrayBuffer | undefined
    this.#free = this.#free.filter((reference) => {
      const bytes = reference.deref()
      if (bytes === undefined) return false
      if (taken !== undefined || bytes.byteLength < length) return true
      taken = bytes
      return false
    })
    return taken
  }
}
