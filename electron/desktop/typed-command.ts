/**
 * The command that calls this Ollim in a terminal, with quotes where needed.
 *
 * @param program the app's own file
 * @param checkout its folder if it runs from a checkout, where plain Node runs the command
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
