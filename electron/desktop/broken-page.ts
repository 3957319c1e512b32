import type { WebContents } from 'electron'

/** A page that breaks down again so soon would go on doing so. */
const restlessMilliseconds = 10_000

/**
 * Loads a page anew when its process has broken down, which the system does where memory is short: what it
 * showed is all in main.
 *
 * @param onBroken told each time, with Chromium's word for the reason
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
