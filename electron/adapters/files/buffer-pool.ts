/** Capacities are multiples of this, so that images of similar size share buffers. */
const stepBytes = 64 * 1024

/**
 * Reuses buffers, because each new one costs the operating system fresh pages and the main process a garbage
 * collection. Buffers that go unused for a while can be garbage collected.
 */
export class BufferPool {
  #free: WeakRef<ArrayBuffer>[] = []

  /** A buffer of this many bytes; its content is undefined. */
  take(length: number): Buffer<ArrayBuffer> {
    const bytes = this.#takeFree(length) ?? new ArrayBuffer(Math.ceil(length / stepBytes) * stepBytes)
    return Buffer.from(bytes, 0, length)
  }

  /** @param buffer taken from this pool, and no longer read by anybody */
  release(buffer: Buffer<ArrayBuffer>): void {
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
