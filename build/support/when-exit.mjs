/**
 * Replaces the package of this name, which kills the process on a signal. In Electron, signals should quit the app
 * properly; that exit runs the callback, too.
 * @param {() => void} callback
 */
export default function whenExit(callback) {
  process.once('exit', callback)
}
