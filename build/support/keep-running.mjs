/**
 * What is needed of a child process.
 * @typedef {object} Kept
 * @property {() => unknown} kill
 * @property {(event: 'exit', listener: () => void) => unknown} once
 */

/**
 * Keeps one process running, and starts it anew when asked.
 * @param {() => Kept} start
 * @param {() => void} onEnd called when the process has ended although nobody asked for another
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
    /** However often it is asked for while the process is ending, one follows. */
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
