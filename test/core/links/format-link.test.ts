import { describe, expect, it } from 'vitest'
import { altText } from '../../../electron/core/links/alt-text'
import { formatLink, linkTemplateProblem } from '../../../electron/core/links/format-link'
import { defaultCustomLinkTemplate, type LinkSubject } from '../../../electron/shared/link-format'

const market: LinkSubject = {
  url: 'https://img.haneul.blog/2026/11/night-market.png',
  name: 'night-market.png',
  key: '2026/11/night-market.png',
  sizeBytes: 3_412_345,
}

describe('alt text', () => {
  it.each([
    ['night-market.png', 'night market'],
    ['한라산-정상.jpg', '한라산 정상'],
    ['한라산_정상.jpg'.normalize('NFD'), '한라산 정상'],
    ['--a__b  c--.png', 'a b c'],
    ['two\nlines.png', 'two lines'],
    ['.png', ''],
  ])('of %j is %j', (name, alt) => {
    expect(altText(name)).toBe(alt)
  })
})

describe('a link', () => {
  it.each([
    ['url', market.url],
    ['markdown', `![night market](${market.url})`],
    ['html', `<img src="${market.url}" alt="night market">`],
    ['bbcode', `[img]${market.url}[/img]`],
    ['custom', `![night market](${market.url})`],
  ] as const)('as %s', (format, link) => {
    expect(formatLink(format, defaultCustomLinkTemplate, market)).toBe(link)
  })

  it('in a custom format names what it is asked for, and leaves other braces alone', () => {
    const template = '{"src": "{url}", "file": "{name}"} {key} {size} {url} {}'
    expect(formatLink('custom', template, market)).toBe(
      `{"src": "${market.url}", "file": "night-market.png"} ${market.key} 3.4 MB ${market.url} {}`,
    )
  })

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [5_000_000_000, '5.0 GB'],
  ])('says %i bytes as %s', (sizeBytes, size) => {
    expect(formatLink('custom', '{size}', { ...market, sizeBytes })).toBe(size)
  })

  const hostile: LinkSubject = {
    ...market,
    name: '](x) <b> "q" & `c` *s* \\.png',
    url: 'https://e.com/(a)?x="&y',
  }

  it('in Markdown is not ended by a name or an address', () => {
    expect(formatLink('markdown', '', hostile)).toBe(
      '![\\](x) \\<b\\> "q" \\& \\`c\\` \\*s\\* \\\\](https://e.com/%28a%29?x="&y)',
    )
  })

  it('in HTML is not ended by a name or an address', () => {
    expect(formatLink('html', '', hostile)).toBe(
      '<img src="https://e.com/(a)?x=&quot;&amp;y" alt="](x) &lt;b&gt; &quot;q&quot; &amp; `c` *s* \\">',
    )
  })

  it('in a custom format has alt text without markup', () => {
    expect(formatLink('custom', '{alt}', hostile)).toBe('(x) b q c s')
  })

  it('is not filled in twice when a name looks like a variable', () => {
    expect(formatLink('custom', '{name}', { ...market, name: '{url}.png' })).toBe('{url}.png')
  })
})

describe('a custom link format', () => {
  it.each([
    ['{url}', undefined],
    ['plain', undefined],
    ['\\includegraphics{ } {"a": 1}', undefined],
    ['  ', { kind: 'empty' }],
    ['{url} {ulr}', { kind: 'unknown-variable', name: 'ulr' }],
    ['{URL}', { kind: 'unknown-variable', name: 'URL' }],
  ])('%j: %j', (template, problem) => {
    expect(linkTemplateProblem(template)).toEqual(problem)
  })
})
