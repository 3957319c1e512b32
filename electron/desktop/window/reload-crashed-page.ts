import type { WebContents } from 'electron'

/** A page that crashes again this soon would go on crashing. */
const minMillisecondsBetweenCrashes = 10_000

/**
 * Reloads a page when its process has crashed, or was killed because memory is short: everything it showed is in the
 * main process.
 *
 * @param onCrash called each time, with Chromium's word for the reason
 */
export function reloadWhenCrashed(contents: WebContents, onCrash: (reason: string) => void): void {
  let crashedAt = -Infinity
  contents.on('render-process-gone', (_event, { reason }) => {
    onCrash(reason)
    const isCrashLoop = performance.now() - crashedAt < minMillisecondsBetweenCrashes
    crashedAt = performance.now()
    if (!isCrashLoop) contents.reload()
  })
}
