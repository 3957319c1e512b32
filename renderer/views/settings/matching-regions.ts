export interface RegionChoice {
  /** As S3 knows it, such as `ap-northeast-2`. */
  readonly id: string
  /** Where it is, in words; may be empty. */
  readonly name: string
}

/**
 * The regions whose id or place holds every word that was typed, letter case aside. None once a region is
 * typed out: the list would only lie over the form.
 */
export function matchingRegions(regions: readonly RegionChoice[], typed: string): readonly RegionChoice[] {
  const sought = typed.toLowerCase()
  if (regions.some(({ id }) => id === sought)) return []
  const words = sought.split(/\s+/)
  return regions.filter(({ id, name }) => {
    const told = `${id} ${name}`.toLowerCase()
    return words.every((word) => told.includes(word))
  })
}
