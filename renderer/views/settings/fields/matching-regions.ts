export interface RegionChoice {
  /** The region's code in S3, such as `ap-northeast-2`. */
  readonly id: string
  /** Its location, in words; may be empty. */
  readonly name: string
}

/**
 * The regions whose id or location contains every typed word, ignoring case. None once a region is typed
 * completely: the list would only cover the form.
 */
export function matchingRegions(regions: readonly RegionChoice[], typed: string): readonly RegionChoice[] {
  const sought = typed.toLowerCase()
  if (regions.some(({ id }) => id === sought)) return []
  const words = sought.split(/\s+/)
  return regions.filter(({ id, name }) => {
    const searched = `${id} ${name}`.toLowerCase()
    return words.every((word) => searched.includes(word))
  })
}
