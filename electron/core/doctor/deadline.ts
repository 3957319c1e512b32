import type { Clock } from '../ports/clock'

/** Runs something that takes a signal, and aborts it when its time is up or `signal` aborts. */
export async function withDeadline<Value>(
  clock: Clock,
  milliseconds: number,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<{ readonly value: Value; readonly late: boolean }> {
  const controller = new AbortController()
  const state = { late: false }
  const end = (): void => {
    controller.abort()
  }
  const cancel = clock.after(milliseconds, () => {
    state.late = true
    end()
  })
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()
  try {
    return { value: await run(controller.signal), late: state.late }
  } finally {
    cancel()
    signal.removeEventListener('abort', end)
  }
}
