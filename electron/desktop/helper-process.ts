import os from 'node:os'
import { utilityProcess } from 'electron'

/** A process of Ollim's own: whatever happens in it, the app goes on. */
export interface HelperProcess {
  send(message: unknown): void
  /** Ends it at once; `onEnd` is told. */
  end(): void
}

export interface HelperEvents {
  readonly onMessage: (message: unknown) => void
  /** What it wrote to its standard error stream. */
  readonly onSaid: (words: string) => void
  readonly onEnd: (exitCode: number) => void
}

/**
 * Starts a helper for work that nobody must wait for: it takes what time the processors have left.
 *
 * @param file absolute path of its bundle, which talks through `process.parentPort`
 */
export function startHelperProcess(file: string, { onMessage, onSaid, onEnd }: HelperEvents): HelperProcess {
  const child = utilityProcess.fork(file, [], {
    serviceName: 'Ollim thumbnails',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.once('spawn', () => makeModest(child.pid))
  child.on('message', onMessage)
  child.on('exit', onEnd)
  child.stderr?.on('data', (words: unknown) => onSaid(String(words).trim()))
  return { send: (message) => child.postMessage(message), end: () => void child.kill() }
}

function makeModest(processId: number | undefined): void {
  try {
    if (processId !== undefined) os.setPriority(processId, os.constants.priority.PRIORITY_LOW)
  } catch {
    // It has ended meanwhile, or the system does not allow it: the work gets done all the same.
  }
}
