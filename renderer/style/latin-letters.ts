/**
 * Waits for the face of Latin letters, which the document had loaded ahead. Text laid out without it would ask
 * the system for stand-ins and be laid out again. A page without it comes, too.
 */
export async function latinLetters(): Promise<void> {
  await document.fonts.load('13px "Inter Variable"').catch(() => undefined)
}
