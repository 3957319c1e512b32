/**
 * Matches emoji made of several characters held together by joiners or tags, such as a family or a flag (captured,
 * to be kept), and everything without a shape of its own: bidirectional marks (which can make `gnp.exe` read as
 * `exe.png`), zero-width spaces, other joiners, byte order marks, soft hyphens, lone surrogates.
 */
const emojiOrInvisible =
  /(\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)+|\u{1F3F4}[\u{E0020}-\u{E007E}]+\u{E007F})|[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** The text without invisible characters; emoji keep the joiners that make them one. */
export function withoutInvisible(text: string): string {
  return text.replace(emojiOrInvisible, '$1')
}

/**
 * Text as a person sees it, on one line: composed (NFC, because macOS gives decomposed Hangul), without invisible
 * characters, and with one space for every run of white space or control characters, which includes the narrow
 * no-break space in the names of macOS screenshots.
 */
export function visibleText(text: string): string {
  return withoutInvisible(text)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim()
}
