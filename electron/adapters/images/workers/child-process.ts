import { fork, spawn, type ChildProcess } from 'node:child_process'
import type { ProcessEvents, RunningProcess, StartProcess } from './worker-process'

/** Starts a worker as a child process of plain Node. */
export const startChild: StartProcess = (file, events) =>
  running(fork(file, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] }), events)

/** Starts this program itself once more, if it cannot run a file as plain Node does. */
export function startOwnProgram(args: readonly string[]): StartProcess {
  return (_file, events) =>
    running(spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] }), events)
}

function running(
  child: ChildProcess,
  { onStarted, onMessage, onSaid, onEnd }: ProcessEvents,
): RunningProcess {
  if (child.pid !== undefined) onStarted(child.pid)
  child.on('message', onMessage)
  child.stderr?.on('data', (words: unknown) => onSaid(String(words).trim()))
  child.on('exit', (exitCode) => onEnd(exitCode ?? 1))
  // It could not be started, or could not receive a message.
  child.on('error', () => onEnd(1))
  return { send: (message) => void child.send(message), end: () => void child.kill('SIGKILL') }
}
