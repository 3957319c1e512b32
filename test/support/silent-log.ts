import type { Log } from '../../electron/core/ports/log'

/** A log that keeps its warnings and errors for a test to read. */
export function makeSilentLog(): Log & { readonly lines: readonly string[] } {
  const lines: string[] = []
  return {
    lines,
    info: () => undefined,
    warn: (message) => lines.push(message),
    error: (message) => lines.push(message),
  }
}
