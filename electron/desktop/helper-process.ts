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

/** @param file absolute path of its bundle, which talks through `process.parentPort` */
export type StartHelper = (file: string, events: HelperEvents) => HelperProcess

/** @param serviceName by which the system's list of processes knows the helpers that are started */
export function helperStarter(serviceName: string): StartHelper {
  return (file, { onMessage, onSaid, onEnd }) => {
    const child = utilityProcess.fork(file, [], { serviceName, stdio: ['ignore', 'ignore', 'pipe'] })
    child.on('message', onMessage)
    child.on('exit', onEnd)
    child.stderr?.on('data', (words: unknown) => onSaid(String(words).trim()))
    return { send: (message) => child.postMessage(message), end: () => void child.kill() }
  }
}
