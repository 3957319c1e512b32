import { app } from 'electron'

/**
 * Before the app ends, waits for one thing and then does the others, in order and once.
 *
 * @returns whether that has begun: nothing that comes from then on is done any more
 */
export function closeDown(first: () => Promise<void>, then: readonly { dispose(): void }[]): () => boolean {
  let isClosing = false
  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    void first().finally(() => {
      isClosed = true
      for (const one of then) one.dispose()
      app.quit()
    })
  })
  return () => isClosing
}
