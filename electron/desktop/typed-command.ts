/**
 * How this Ollim is called in a terminal: its words, those with spaces in quotes.
 *
 * @param program the app's own file
 * @param checkout where it runs from a checkout: plain Node runs the command there
 */
export function typedCommand(program: string, checkout: string | undefined, platform: string): string {
  if (checkout === undefined) return quoted(program, platform)
  const separator = platform === 'win32' ? '\\' : '/'
  return `node ${quoted([checkout, 'out', 'ollim.js'].join(separator), platform)}`
}

function quoted(word: string, platform: string): string {
  if (/^[\w./\\:@+-]+$/.test(word)) return word
  return platform === 'win32' ? `"${word}"` : `'${word.replaceAll("'", `'\\''`)}'`
}
