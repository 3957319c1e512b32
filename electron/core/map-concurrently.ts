/**
 * Does the same work for each item, a few at a time, and returns the results in the order of the items.
 * If the work for one throws, it rejects only once nothing is under way any more.
 *
 * @param limit how many run at once
 */
export async function mapConcurrently<Item, Value>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const left = items.entries()
  const values: Value[] = []
  const lane = async (): Promise<void> => {
    for (const [index, item] of left) values[index] = await work(item)
  }
  const lanes = Array.from({ length: Math.min(limit, items.length) }, lane)
  await Promise.allSettled(lanes)
  await Promise.all(lanes)
  return values
}
