import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { altTextOfName } from '../../../electron/core/links/alt-text'
import { formatLink } from '../../../electron/core/links/format-link'
import {
  asciidocText,
  encodeUrl,
  markdownText,
  textileText,
  withoutMarkup,
} from '../../../electron/core/links/markup'
import type { LinkFormat } from '../../../electron/shared/links/link-format'

/** Mostly what means something in one markup or another. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('\\`*_[]<>{}"\'&|~()!:;#+-=^ \n\t%')),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join(''))
const subject = fc.record({
  name: nasty,
  url: nasty.map((tail) => `https://img.example/${tail.replaceAll('\n', '')}`),
  key: fc.constant('key'),
  sizeBytes: fc.nat(),
})

/** Whatever name and address are, the link is one whole. */
function always(format: LinkFormat, holds: (link: string, alt: string, url: string) => void): void {
  fc.assert(
    fc.property(subject, (one) => {
      holds(formatLink(format, '', one), altTextOfName(one.name), one.url)
    }),
  )
}

const decode: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}
const withoutEntities = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => decode[entity] ?? entity)

describe('whatever a file is called,', () => {
  it('an HTML image has exactly that alt text and that address', () => {
    always('html', (link, alt, url) => {
      const [, src, text] = /^<img src="([^"<>]*)" alt="([^"<>]*)">$/.exec(link) ?? []
      expect(withoutEntities(text ?? 'none')).toBe(alt)
      expect(withoutEntities(src ?? 'none')).toBe(encodeUrl(url))
    })
  })

  it('a Markdown image reads back as exactly that alt text', () => {
    always('markdown', (link, alt) => {
      const [, text, target] =
        /^!\[((?:\\[\\`*_[\]<>&|~]|[^\\`*_[\]<>&|~])*)\]\(([^\s()<>]*)\)$/.exec(link) ?? []
      expect(text?.replace(/\\(.)/g, '$1')).toBe(alt)
      expect(target).toMatch(/^https:\/\/img\.example\//)
    })
  })

  it.each([
    ['bbcode', /^\[img\][^[\]\s]*\[\/img\]$/],
    ['asciidoc', /^image::[^[\]\s]*\["(?:\\["{]|[^"\\])*"\]$/],
    ['rst', /^\.\. image:: \S+(?:\n {3}:alt: \S[^\n]*)?$/],
    ['org', /^(?:#\+ATTR_HTML: :alt (?:(?! :\S)[^\n"])+\n)?\[\[[^[\]\s]*\]\]$/],
    ['textile', /^![^!()\s]*(?:\([^!()\n]*\))?!$/],
    ['css', /^url\("[^"\\\s]*"\)$/],
  ] as const)('%s is one valid element', (format, grammar) => {
    always(format, (link) => expect(link).toMatch(grammar))
  })

  it('JSON can be parsed', () => {
    always('json', (link, alt, url) => expect(JSON.parse(link)).toMatchObject({ alt, url }))
  })

  it('an address still leads to the same place', () => {
    fc.assert(
      fc.property(subject, ({ url }) => {
        const encoded = encodeUrl(url, /[()[\]!]/g)
        expect(encodeUrl(encoded, /[()[\]!]/g)).toBe(encoded)
        const read = (address: string) => new URL(address).pathname.replace(/%[0-9a-f]{2}/gi, decoded)
        // A browser trims spaces at the end, and takes some of the rest for slashes or nothing.
        fc.pre(!/[\t\\]|\s$/.test(url))
        expect(read(encoded)).toBe(read(url))
      }),
    )
  })
})

/** Written by hand, and read by commonmark.js, Asciidoctor and python-textile to be sure. */
describe('alt text appears as it was typed', () => {
  it.each([
    ['a_b_c', 'a\\_b\\_c'],
    ['_x_', '\\_x\\_'],
    ['__init__.py', '\\_\\_init\\_\\_.py'],
    ['*x* `y` ~z~', '\\*x\\* \\`y\\` \\~z\\~'],
    ['![a](b) <c>', '!\\[a\\](b) \\<c\\>'],
    ['a \\ b | c &lt; d', 'a \\\\ b \\| c \\&lt; d'],
    ['말 "x", y!', '말 "x", y!'],
  ])('in Markdown: %s', (typed, written) => {
    expect(markdownText(typed)).toBe(written)
  })

  it.each([
    ['a_b_c *d* `e` #f#', '"a_b_c *d* `e` #f#"'],
    ['{name}', '"\\{name}"'],
    ['{사진} {a-b} {0}', '"\\{사진} \\{a-b} \\{0}"'],
    ['{set:a:b} {counter:c} {counter2:d}', '"\\{set:a:b} \\{counter:c} \\{counter2:d}"'],
    // No reference: there the backslash itself would be read.
    ['a { b', '"a { b"'],
    ['{} {a b} {-a} {a', '"{} {a b} {-a} {a"'],
    ['a ] b, c=d', '"a ] b, c=d"'],
    ['say "hi"', '"say \\"hi\\""'],
  ])('in AsciiDoc: %s', (typed, written) => {
    expect(asciidocText(typed)).toBe(written)
  })

  it.each([
    ['Seoul - night -- market', 'Seoul - night -- market'],
    ['100% C++, what?? a@b 1 + 2 = 3', '100% C++, what?? a@b 1 + 2 = 3'],
    ['한-글', '한-글'],
    ['-x- +y+ @z@', 'x- y+ z@'],
    ['??c?? ==d== %e% ^f^', 'c?? d== e% f^'],
    ['(-@x@-)', 'x@-'],
  ])('in Textile, except what would start a span: %s', (typed, written) => {
    expect(textileText(typed)).toBe(written)
  })
})

it('in an unknown language, no markup is left', () => {
  expect(withoutMarkup('_x_ a__b *c*')).toBe('x a b c')
})

/** Only ASCII: the rest is encoded in more than one place. */
function decoded(escape: string): string {
  const code = Number.parseInt(escape.slice(1), 16)
  return code < 0x80 ? String.fromCharCode(code) : escape
}
