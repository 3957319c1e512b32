import { utilityProcess } from 'electron'

/** A process of Ollim's own; if it crashes, the app goes on. */
export interface HelperProcess {
  send(message: unknown): void
  /** Kills it at once; `onEnd` is called. */
  end(): void
}

export interface HelperEvents {
  readonly onMessage: (message: unknown) => void
  /** Called with the output on its standard error. */
  readonly onSaid: (words: string) => void
  readonly onEnd: (exitCode: number) => void
}

/** @param file absolute path of its bundle, which talks through `process.parentPort` */
export type StartHelper = (file: string, events: HelperEvents) => HelperProcess

/** @param serviceName the name of the helpers in the system's list of processes */
export function helperStarter(serviceName: string): StartHelper {
  return (file, { onMessage, onSaid, onEnd }) => {
    const child = utilityProcess.fork(file, [], { serviceName, stdio: ['ignore', 'ignore', 'pipe'] })
    child.on('message', onMessage)
    child.on('exit', onEnd)
    child.stderr?.on('data', (words: unknown) => onSaid(String(words).trim()))
    return { send: (message) => child.postMessage(message), end: () => void child.kill() }
  }
}
