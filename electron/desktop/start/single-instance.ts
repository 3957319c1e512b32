import { app } from 'electron'
import { decodeStart, encodeStart, type GivenStart } from './given-start'

/**
 * Claims to be the only Ollim of this home. Call before the app is ready, after its data folder is set.
 *
 * @param onStart called with a later start that hands over and quits; `undefined` if what it says cannot be read
 * @returns false in that later start: it has handed over and must quit
 */
export function becomeOnlyInstance(
  given: GivenStart,
  onStart: (later: GivenStart | undefined) => void,
): boolean {
  app.on('second-instance', (_event, _argv, _workingDirectory, data) => {
    // Chromium reorders `_argv` and adds to it, so only our own copy can be trusted.
    onStart(decodeStart(data))
  })
  return app.requestSingleInstanceLock(encodeStart(given))
}
