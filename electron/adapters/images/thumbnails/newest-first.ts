export interface NewestFirst {
  /** The work's result; `undefined` if newer work displaced it before its turn. */
  run<Value>(work: () => Promise<Value>): Promise<Value | undefined>
}

interface Waiting {
  start(): void
  drop(): void
}

/**
 * Runs several pieces of work at once. Of those waiting, the newest runs first and the oldest are dropped: somebody
 * scrolling through a long list wants to see what is on screen now, not what went by.
 */
export function createNewestFirst(atOnce: number, maxWaiting: number): NewestFirst {
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
        if (waiting.length > maxWaiting) waiting.shift()?.drop()
        startNext()
      }),
  }
}
