import type { Readable } from 'node:stream'
import type { Failure } from '../../shared/failures/failure'
import { problem, type Result, success } from '../../shared/result'

export interface DownloadNeeds {
  readonly maxBytes: number
  readonly tooLarge: Failure
  /** Called whenever data has arrived, and whenever it has been read. */
  readonly onPiece: () => void
  /** Why the body broke off. */
  readonly explain: (error: unknown) => Failure
}

/** A response body that is read once, up to a limit. */
export class Download {
  /** Why it broke off, if it did. */
  failure: Failure | undefined
  readonly #needs: DownloadNeeds
  readonly #rest: AsyncGenerator<Uint8Array>
  readonly #first: Uint8Array[] = []

  constructor(body: Readable, needs: DownloadNeeds) {
    this.#needs = needs
    this.#rest = this.#read(body)
  }

  /** The first bytes: at least this many, unless the body is shorter. */
  async head(minimumBytes: number): Promise<Result<Uint8Array, Failure>> {
    try {
      for (let bytes = 0; bytes < minimumBytes;) {
        const next = await this.#rest.next()
        if (next.done === true) break
        this.#first.push(next.value)
        bytes += next.value.length
      }
      return success(Buffer.concat(this.#first))
    } catch (error) {
      return problem(this.failure ?? this.#needs.explain(error))
    }
  }

  /** All bytes, including those of the head. Throws if the body breaks off. */
  async *all(): AsyncGenerator<Uint8Array> {
    yield* this.#first
    yield* this.#rest
  }

  async *#read(body: Readable): AsyncGenerator<Uint8Array> {
    const { maxBytes, tooLarge, onPiece, explain } = this.#needs
    let bytes = 0
    try {
      for await (const piece of body) {
        if (!(piece instanceof Uint8Array)) continue
        onPiece()
        bytes += piece.length
        if (bytes > maxBytes) {
          this.failure = tooLarge
          throw new Error('Too large')
        }
        yield piece
        onPiece()
      }
    } catch (error) {
      this.failure ??= explain(error)
      throw error
    }
  }
}
