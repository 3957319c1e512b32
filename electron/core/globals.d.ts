/**
 * The few globals that Node and the browser have in common and that `shared` and `core` may use.
 * Both compile without DOM and Node types, so anything not listed here does not exist for them;
 * timers come through the clock port.
 */
interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}

declare class URL {
  constructor(url: string, base?: string)
  protocol: string
  host: string
  hostname: string
  port: string
  pathname: string
  search: string
  hash: string
  username: string
  password: string
  readonly origin: string
  toString(): string
  static canParse(url: string, base?: string): boolean
}

declare class TextEncoder {
  encode(text: string): Uint8Array
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(bytes: Uint8Array): string
}

/** Runs the callback once the code that is running now has finished. */
declare function queueMicrotask(callback: () => void): void

/** Decodes to one character per byte. */
declare function atob(base64: string): string
