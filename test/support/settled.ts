/** Lets everything that can happen at once happen: pending promises, and what follows from them. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
