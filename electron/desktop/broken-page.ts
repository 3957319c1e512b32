import type { WebContents } from 'electron'

/** A page that crashes again this soon would go on crashing. */
const restlessMilliseconds = 10_000

/**
 * Reloads a page when its process has crashed, or was killed because memory is short: everything it showed is in the
 * main process.
 *
 * @param onBroken called each time, with Chromium's word for the reason
 */
export function renewWhenBroken(contents: WebContents, onBroken: (reason: string) => void): void {
  let brokeAt = -Infinity
  contents.on('render-process-gone', (_event, { reason }) => {
    onBroken(reason)
    const isRestless = performance.now() - brokeAt < restlessMilliseconds
    brokeAt = performance.now()
    if (!isRestless) contents.reload()
  })
}
