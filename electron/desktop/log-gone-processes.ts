import { app } from 'electron'
import type { Log } from '../core/ports/log'

/** Logs when one of Chromium's processes breaks down, such as the one that draws: it is started again, without a word. */
export function logGoneProcesses(log: Pick<Log, 'warn'>): void {
  app.on('child-process-gone', (_event, { type, name = '', reason, exitCode }) => {
    // Ended by Ollim, or with it.
    if (reason === 'clean-exit' || reason === 'killed') return
    log.warn('A process has broken down', { type, name, reason, exitCode })
  })
}
