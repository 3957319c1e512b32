/** Resolves once the signal aborts; never, if it never does. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** Stops waiting for work that cannot be cancelled once it is called off, and throws. */
export function unless<Value>(calledOff: Promise<void>, work: Promise<Value>): Promise<Value> {
  const end = calledOff.then((): never => {
    throw new Error('Called off')
  })
  return Promise.race([work, end])
}

/** A signal for work that nobody cancels. */
export function neverAborted(): AbortSignal {
  return new AbortController().signal
}
