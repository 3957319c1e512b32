import { ClientRequest } from 'node:http'
import { Readable } from 'node:stream'

/** A piece of bytes in memory. */
export interface Piece {
  readonly bytes: Uint8Array
  /** Call once nobody reads the bytes any more: their memory is then reused. */
  readonly release: () => void
}

export interface SourceBodyNeeds {
  readonly pieces: AsyncIterable<Piece> | Iterable<Piece>
  /** Of all pieces together, in bytes. */
  readonly length: number
  readonly onProgress: (sentBytes: number) => void
  readonly pace: (bytes: number) => Promise<void>
}

/** Small enough for smooth progress and an even pace on a slow connection. */
const minChunkBytes = 64 * 1024

/** Larger chunks cost no more than small ones. */
const maxChunkBytes = 1024 * 1024

/** However slow a line is, it gets no longer than this to send what the operating system still has of a body. */
const maxMillisecondsToEmpty = 180_000

/** A connection that accepts a chunk in less than this gets a larger one. */
const quickMilliseconds = 10

/**
 * A request's body that reads only as fast as the connection accepts it, and reports what the connection has accepted
 * as its progress. Piped into an HTTP request, it writes each chunk itself and releases a piece's memory once the
 * connection has it, because each new buffer costs the operating system fresh pages and the main process a garbage
 * collection. For any other reader it is an ordinary stream and releases nothing.
 */
export class SourceBody extends Readable {
  readonly #needs: SourceBodyNeeds
  readonly #chunks: AsyncGenerator<Piece, void>
  #chunkBytes = minChunkBytes
  #sentBytes = 0
  #hasRequest = false
  /** Whether the last chunk waited for the speed limit: large chunks would go in bursts with long waits between. */
  #isHeldBack = false
  /** The last chunk given to a reader, and when. */
  #given: { readonly length: number; readonly at: number } | undefined

  constructor(needs: SourceBodyNeeds) {
    super({ highWaterMark: minChunkBytes })
    this.#needs = needs
    this.#chunks = this.#inChunks()
  }

  /** Whether the connection, or another reader, has all of it; true no later than the last progress report. */
  get isHandedOver(): boolean {
    return this.#hasRequest ? this.#sentBytes === this.#needs.length : this.readableEnded
  }

  override pipe<Destination extends NodeJS.WritableStream>(
    destination: Destination,
    options?: { end?: boolean },
  ): Destination {
    if (!(destination instanceof ClientRequest)) return super.pipe(destination, options)
    this.#writeTo(destination).catch((error: unknown) => this.#fail(error))
    return destination
  }

  /** Called when the reader wants more, so it has accepted the previous chunk. */
  override _read(): void {
    if (this.#given !== undefined) this.#handedOver(this.#given.length, this.#given.at)
    this.#given = undefined
    this.#chunks.next().then(
      ({ value }) => {
        if (value !== undefined) this.#given = { length: value.bytes.length, at: performance.now() }
        this.push(value?.bytes ?? null)
      },
      (error: unknown) => this.#fail(error),
    )
  }

  /** Reads the next chunk while the connection accepts the one before. */
  async #writeTo(request: ClientRequest): Promise<void> {
    this.#hasRequest = true
    const beganAt = performance.now()
    let writing = Promise.resolve(true)
    for await (const { bytes, release } of this.#chunks) {
      if (!(await writing)) return
      const startedAt = performance.now()
      writing = written(request, bytes).then((isTaken) => {
        if (isTaken) {
          this.#handedOver(bytes.length, startedAt)
          release()
        }
        return isTaken
      })
    }
    if (!(await writing)) return
    leaveTimeToEmpty(request, performance.now() - beganAt)
    request.end()
  }

  async *#inChunks(): AsyncGenerator<Piece, void> {
    for await (const { bytes, release } of this.#needs.pieces) {
      for (let at = 0; at < bytes.length;) {
        const chunk = bytes.subarray(at, at + this.#chunkBytes)
        at += chunk.length
        const askedAt = performance.now()
        await this.#needs.pace(chunk.length)
        this.#isHeldBack = performance.now() - askedAt >= quickMilliseconds
        yield { bytes: chunk, release: at < bytes.length ? () => undefined : release }
      }
    }
  }

  #handedOver(length: number, since: number): void {
    const isQuick = !this.#isHeldBack && performance.now() - since < quickMilliseconds
    this.#chunkBytes = isQuick ? Math.min(this.#chunkBytes * 2, maxChunkBytes) : minChunkBytes
    this.#sentBytes += length
    this.#needs.onProgress(this.#sentBytes)
  }

  #fail(error: unknown): void {
    this.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

/** Resolves when the connection has accepted a chunk: the system has a copy, and nobody here reads it any more. */
function written(request: ClientRequest, bytes: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => request.write(bytes, (error) => resolve(!(error instanceof Error))))
}

/**
 * Extends the idle timeout at the end of a body: what the operating system has accepted leaves its buffers unnoticed,
 * and as slowly as everything before it. With the usual timeout, a slow upload would be sent again.
 */
function leaveTimeToEmpty({ socket }: ClientRequest, tookMilliseconds: number): void {
  const usual = socket?.timeout ?? 0
  const milliseconds = Math.min(tookMilliseconds, maxMillisecondsToEmpty)
  if (usual > 0 && milliseconds > usual) socket?.setTimeout(milliseconds)
}
