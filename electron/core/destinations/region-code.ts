/** The code of a region of AWS that was copied with its name, as the console shows it; any other text as it is. */
export function regionCode(text: string): string {
  return /\s([a-z]{2,}(?:-[a-z]+)+-\d)$/.exec(text)?.[1] ?? text
}
