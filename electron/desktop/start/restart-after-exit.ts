import { spawn } from 'node:child_process'
import { app } from 'electron'
import type { Log } from '../../core/ports/log'
import { ownCommand } from './own-command'
import type { StartRequest } from './start-request'

/** Waits for its input to end, which happens when the process on the other side ends. */
const waitThenStart = 'cat >/dev/null; exec "$0" "$@" </dev/null'

/** Starts Ollim again once this process has ended, for a start that came while it was ending. */
export function restartAfterExit(
  { switches, paths }: StartRequest,
  platform: NodeJS.Platform,
  log: Pick<Log, 'error'>,
): void {
  const [program, ...folder] = ownCommand(app)
  const args = [...folder, ...switches, '--', ...paths]
  if (platform !== 'linux') {
    app.relaunch({ execPath: program, args })
    return
  }
  // Electron's own relaunch waits in a process of this program, which is gone once an AppImage is unmounted.
  const stdio = ['pipe', 'ignore', 'ignore'] as const
  const waiting = spawn('/bin/sh', ['-c', waitThenStart, program, ...args], {
    detached: true,
    stdio: [...stdio],
  })
  waiting.once('error', (error) => log.error('Ollim cannot be started again', { error: String(error) }))
  waiting.unref()
}
