import { app } from 'electron'
import { readHandover, writeHandover } from './start-handover'
import { plainStart, type StartRequest } from './start-request'

/**
 * Claims to be the only Ollim of this home. Call before the app is ready, after its data folder is set.
 *
 * @param args as `parseStart` takes them
 * @param onStart called when a later start hands over its request and quits
 * @returns false in that later start: it has handed over and must quit
 */
export function becomeOnlyInstance(args: readonly string[], onStart: (start: StartRequest) => void): boolean {
  app.on('second-instance', (_event, _argv, _workingDirectory, data) => {
    // Chromium reorders `_argv` and adds to it, so only our own copy can be trusted.
    onStart(readHandover(data) ?? plainStart)
  })
  return app.requestSingleInstanceLock(writeHandover(args, process.cwd()))
}
