/** A text as it may be shown in a sentence: of a very long one, the middle is left out. */
export function shortened(text: string): string {
  return text.replace(/^(.{100}).{100,}(.{100})$/su, '$1…$2')
}
