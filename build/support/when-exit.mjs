/**
 * In place of the package of this name, which answers signals by killing the process: in Electron they
 * are to end the app in order, and that end comes by here, too.
 * @param {() => void} callback
 */
export default function whenExit(callback) {
  process.once('exit', callback)
}
