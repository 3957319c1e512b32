import process from 'node:process'

/** What Electron gives its utility processes, for one that plain Node has forked. */
Object.defineProperty(process, 'parentPort', {
  value: {
    /**
     * @param {'message'} event
     * @param {(message: { data: unknown }) => void} listener
     */
    on(event, listener) {
      process.on(event, (/** @type {unknown} */ data) => listener({ data }))
    },
    /** @param {unknown} message */
    postMessage(message) {
      process.send?.(message)
    },
  },
})
