import { Worker } from 'node:worker_threads'
import { app } from 'electron'
import type { Log } from '../core/ports/log'

/** Something that is closed when the app ends. */
export interface Disposable {
  dispose(): void
}

/** How long the last file operations, such as deletions, may take. */
const maxAnswerMilliseconds = 1_000
const pollMilliseconds = 10

/** How long the log may take to say that a disk hangs. */
const maxLogMilliseconds = 1_000

export interface ShutdownOrder {
  /** Disposed of first, such as the windows. */
  readonly atOnce: readonly Disposable[]
  /** Awaited next. */
  readonly waitFor: () => Promise<void>
  /** Disposed of last. */
  readonly after: readonly Disposable[]
  readonly log: Pick<Log, 'warn' | 'error'>
}

/**
 * Delays the app's end until everything is closed, once and in order. What fails to close is logged, and keeps neither
 * the others open nor the app running: it would have no window, and block every later start.
 *
 * @returns whether closing has begun: nothing new is done from then on
 */
export function shutDownOnQuit({ atOnce, waitFor, after, log }: ShutdownOrder): () => boolean {
  const report = (error: unknown): void =>
    log.error('Something could not be closed', { error: String(error) })
  const close = (one: Disposable): void => {
    try {
      one.dispose()
    } catch (error) {
      report(error)
    }
  }
  let isClosing = false
  let isClosed = false
  app.on('before-quit', (event) => {
    if (isClosed) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    atOnce.forEach(close)
    void waitFor()
      .catch(report)
      .then(() => {
        after.forEach(close)
        return untilDiskAnswers()
      })
      .then(() => {
        isClosed = true
        app.quit()
      })
  })
  app.once('quit', () => leaveHangingDisk(log))
  return () => isClosing
}

/** Waits until all file operations have ended, but not for a disk that hangs. */
async function untilDiskAnswers(): Promise<void> {
  const end = performance.now() + maxAnswerMilliseconds
  while (hasPendingFileRequests() && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, pollMilliseconds))
  }
}

function hasPendingFileRequests(): boolean {
  return process.getActiveResourcesInfo().some((one) => one.startsWith('FSReq'))
}

/**
 * Ends the process at once if file operations are still pending, as on a network drive that is gone: Node would wait
 * for them forever, without a window, and every later start would wait for Node. By now everything is closed.
 */
function leaveHangingDisk(log: Pick<Log, 'warn'>): void {
  if (!hasPendingFileRequests()) return
  // The log may be on that disk; then this thread hangs, too, and another one ends the process.
  new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${maxLogMilliseconds})`, { eval: true })
  log.warn('Ollim ends although a disk has not answered')
  process.kill(process.pid, 'SIGKILL')
}
