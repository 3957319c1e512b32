/**
 * The part of a child process that is needed here.
 * @typedef {object} Kept
 * @property {() => unknown} kill
 * @property {(event: 'exit', listener: () => void) => unknown} once
 */

/**
 * Keeps one process running, and restarts it on request.
 * @param {() => Kept} start
 * @param {() => void} onEnd called when the process has ended without a restart having been requested
 */
export function keepRunning(start, onEnd) {
  /** @type {Kept | undefined} */
  let running
  let isRestarting = false
  const begin = () => {
    isRestarting = false
    running = start()
    running.once('exit', () => (isRestarting ? begin() : onEnd()))
  }
  return {
    /** Several requests while the process is ending make one restart. */
    restart: () => {
      if (running === undefined) begin()
      else if (!isRestarting) {
        isRestarting = true
        running.kill()
      }
    },
    kill: () => running?.kill(),
  }
}
