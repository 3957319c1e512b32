/**
 * Answers each message, in Electron's utility process as well as in a child process of plain Node.
 *
 * @param answer never throws
 */
export function answerMessages(answer: (message: unknown) => Promise<object>): void {
  const port = portOfElectron()
  if (port === undefined) {
    process.on('message', (message) => void answer(message).then((answered) => process.send?.(answered)))
    // Nobody waits for the current job any more; a normal exit would.
    process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  } else {
    port.on('message', ({ data }) => void answer(data).then((answered) => port.postMessage(answered)))
  }
}

/** Undefined in plain Node. */
function portOfElectron(): Electron.ParentPort | undefined {
  return process.parentPort
}
