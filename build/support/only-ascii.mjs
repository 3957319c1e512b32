/**
 * Escapes all but ASCII, which means the same in every string, template and regular expression of JavaScript. V8
 * reads a pure ASCII script as it is, and stores one byte per character instead of two.
 * @param {string} code
 */
export function escapeAllButAscii(code) {
  if (/\\[^\0-\x7f]/.test(code)) throw new Error('A backslash stands before a character that is not ASCII')
  return code.replaceAll(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** @type {import('vite').Plugin} */
export const onlyAscii = {
  name: 'only-ascii',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = escapeAllButAscii(file.code)
  },
}
