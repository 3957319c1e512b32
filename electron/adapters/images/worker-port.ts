import os from 'node:os'

/**
 * Answers messages, each by one: in Electron's utility process as in a child of plain Node. The work takes what
 * time the processors have left.
 *
 * @param answer never throws
 */
export function answerMessages(answer: (message: unknown) => Promise<object>): void {
  becomeModest()
  const port = portOfElectron()
  if (port === undefined) {
    process.on('message', (message) => void answer(message).then((answered) => process.send?.(answered)))
    // Nobody waits for what is being made; an exit would.
    process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  } else {
    port.on('message', ({ data }) => void answer(data).then((answered) => port.postMessage(answered)))
  }
}

/** Plain Node gives none. */
function portOfElectron(): Electron.ParentPort | undefined {
  return process.parentPort
}

function becomeModest(): void {
  try {
    os.setPriority(os.constants.priority.PRIORITY_LOW)
  } catch {
    // The system does not allow it: the work gets done all the same.
  }
}
