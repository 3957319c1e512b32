import { utilityProcess } from 'electron'

interface HelperEvents {
  readonly onStarted: (processId: number) => void
  readonly onMessage: (message: unknown) => void
  /** Called with the output on its standard error. */
  readonly onSaid: (words: string) => void
  readonly onEnd: (exitCode: number) => void
}

/**
 * Returns a function that starts a process of Ollim's own from a bundle, given by its absolute path, which talks
 * through `process.parentPort`. If the process crashes, the app goes on.
 *
 * @param serviceName the name of the processes in the system's list of processes
 */
export function helperStarter(serviceName: string) {
  return (file: string, { onStarted, onMessage, onSaid, onEnd }: HelperEvents) => {
    const child = utilityProcess.fork(file, [], { serviceName, stdio: ['ignore', 'ignore', 'pipe'] })
    child.on('spawn', () => {
      if (child.pid !== undefined) onStarted(child.pid)
    })
    child.on('message', onMessage)
    child.on('exit', onEnd)
    // V8 gives up, mostly for want of memory; without a listener, this would be an uncaught error of the app.
    child.on('error', (type, location) => onSaid(`${type}: ${location}`))
    child.stderr?.on('data', (words: unknown) => onSaid(String(words).trim()))
    return { send: (message: object) => child.postMessage(message), end: () => void child.kill() }
  }
}
