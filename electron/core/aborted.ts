/** Resolves once the signal aborts; never, if it never does. */
export function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}

/** A signal for work that nobody cancels. */
export function neverAborted(): AbortSignal {
  return new AbortController().signal
}
