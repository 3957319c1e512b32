import type { Log } from '../core/ports/log'

/** The part of `process` that reports errors. */
interface Reporting {
  on(event: 'uncaughtExceptionMonitor' | 'warning', listener: (error: Error) => void): unknown
}

/** Logs errors that nothing has caught: each is a bug. What the system does about them stays as it is. */
export function logUncaught(main: Reporting, log: Pick<Log, 'warn' | 'error'>): void {
  main.on('uncaughtExceptionMonitor', ({ stack, message }) =>
    log.error('Nothing has caught an error', { error: stack ?? message }),
  )
  // Of promises, too: listening to these themselves would keep Node from warning.
  main.on('warning', ({ name, message }) => log.warn('Node warns', { name, message }))
}
