import { app } from 'electron'

interface Disposable {
  dispose(): void
}

/**
 * Before the app ends, takes its windows away, waits for one thing and then does the others, in order and once.
 *
 * @returns whether that has begun: nothing that comes from then on is done any more
 */
export function closeDown(
  windows: readonly Disposable[],
  first: () => Promise<void>,
  then: readonly Disposable[],
): () => boolean {
  let isClosing = false
  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    for (const window of windows) window.dispose()
    void first().finally(() => {
      isClosed = true
      for (const one of then) one.dispose()
      app.quit()
    })
  })
  return () => isClosing
}
