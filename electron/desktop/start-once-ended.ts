import { spawn } from 'node:child_process'
import { app } from 'electron'
import { ownCommand } from './own-command'
import type { StartRequest } from './start-request'

/** Waits for the end of its input, which comes with the end of the process at its other side. */
const waitThenStart = 'cat >/dev/null; exec "$0" "$@" </dev/null'

/** Has Ollim start once this process has ended, for what a start asks of it that came while it was ending. */
export function startOnceEnded({ switches, paths }: StartRequest, platform: NodeJS.Platform): void {
  const [program, ...folder] = ownCommand(app)
  const args = [...folder, ...switches, '--', ...paths]
  if (platform !== 'linux') {
    app.relaunch({ execPath: program, args })
    return
  }
  // Electron's own way waits in a process of this program, which is gone with the mount of an AppImage.
  const stdio = ['pipe', 'ignore', 'ignore'] as const
  spawn('/bin/sh', ['-c', waitThenStart, program, ...args], { detached: true, stdio: [...stdio] }).unref()
}
