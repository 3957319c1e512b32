/** Text without the invisible characters that change the direction of writing: they make `agnp.exe` read as `aexe.png`. */
export function withoutDirectionMarks(text: string): string {
  return text.replaceAll(/\p{Bidi_Control}/gu, '')
}
