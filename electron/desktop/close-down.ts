import { app } from 'electron'

interface Disposable {
  dispose(): void
}

/**
 * Delays the app's end until everything is closed, once and in order.
 *
 * @param atOnce disposed of first, such as the windows
 * @param waitFor awaited next, whether or not it succeeds
 * @param after disposed of last
 * @returns whether closing has begun: nothing new is done from then on
 */
export function closeDown(
  atOnce: readonly Disposable[],
  waitFor: () => Promise<void>,
  after: readonly Disposable[],
): () => boolean {
  let isClosing = false
  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    for (const one of atOnce) one.dispose()
    void waitFor().finally(() => {
      isClosed = true
      for (const one of after) one.dispose()
      app.quit()
    })
  })
  return () => isClosing
}
