export interface NewestFirst {
  /** The work's outcome; `undefined` if newer work pushed it out before its turn. */
  run<Value>(work: () => Promise<Value>): Promise<Value | undefined>
}

interface Waiting {
  start(): void
  drop(): void
}

/**
 * Runs so many pieces of work at once. Of those that wait, the newest goes first and the oldest are
 * dropped: who scrolls through a long list wants to see what is there now, not what went by.
 */
export function createNewestFirst(atOnce: number, mostWaiting: number): NewestFirst {
  const waiting: Waiting[] = []
  let running = 0

  function startNext(): void {
    if (running >= atOnce) return
    const next = waiting.pop()
    if (next === undefined) return
    running += 1
    next.start()
  }

  return {
    run: (work) =>
      new Promise((resolve, reject) => {
        waiting.push({
          start() {
            void work()
              .then(resolve, reject)
              .finally(() => {
                running -= 1
                startNext()
              })
          },
          drop: () => resolve(undefined),
        })
        if (waiting.length > mostWaiting) waiting.shift()?.drop()
        startNext()
      }),
  }
}
