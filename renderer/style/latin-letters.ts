/**
 * Waits for the Latin letters' font, which the document preloads. Text laid out without it would need fallback
 * fonts from the system and a second layout. If it fails to load, the page continues without it.
 */
export async function latinLetters(): Promise<void> {
  await document.fonts.load('13px "Inter Variable"').catch(() => undefined)
}
