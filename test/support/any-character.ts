import fc from 'fast-check'

/**
 * Any character, also half of one that takes two, as the unit of `fc.string`. Its own unit `binary` is nearly the same,
 * but takes more than a second to list all characters.
 */
export const anyCharacter = fc.nat(0x10_ff_ff).map(
  (code) => String.fromCodePoint(code),
  (text) => {
    const code = typeof text === 'string' ? text.codePointAt(0) : undefined
    if (code === undefined || String.fromCodePoint(code) !== text)
      throw new Error('This is not one character')
    return code
  },
)
