import process from 'node:process'

/** What Electron gives its utility processes, for one that plain Node has forked. */
Object.defineProperty(process, 'parentPort', {
  value: {
    on: (_event, listener) => process.on('message', (data) => listener({ data })),
    postMessage: (message) => process.send?.(message),
  },
})
