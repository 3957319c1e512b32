import { describe, expect, it } from 'vitest'
import { formatLink, joinLinks } from '../../../electron/core/links/format-link'
import {
  defaultCustomLinkTemplate,
  type LinkFormat,
  type LinkSubject,
} from '../../../electron/shared/links/link-format'
import { bareMarket, market } from './sample-subject'

const { url } = market

describe('a link', () => {
  it.each([
    ['url', url],
    ['markdown', `![night market](${url})`],
    ['html', `<img src="${url}" alt="night market" width="1600" height="1200">`],
    ['bbcode', `[img]${url}[/img]`],
    ['asciidoc', `image::${url}["night market",1600,1200]`],
    ['rst', `.. image:: ${url}\n   :alt: night market\n   :width: 1600\n   :height: 1200`],
    ['org', `#+ATTR_HTML: :alt night market :width 1600 :height 1200\n[[${url}]]`],
    ['textile', `!${url}(night market)!`],
    ['css', `url("${url}")`],
    ['custom', `![night market](${url})`],
  ] as const)('as %s', (format, link) => {
    expect(formatLink(format, defaultCustomLinkTemplate, market)).toBe(link)
  })

  it.each([
    ['html', `<img src="${url}" alt="night market">`],
    ['asciidoc', `image::${url}["night market"]`],
    ['rst', `.. image:: ${url}\n   :alt: night market`],
    ['org', `#+ATTR_HTML: :alt night market\n[[${url}]]`],
  ] as const)('as %s leaves out an unknown size', (format, link) => {
    expect(formatLink(format, '', bareMarket)).toBe(link)
  })

  it.each([
    ['markdown', `![](${url})`],
    ['html', `<img src="${url}" alt="">`],
    ['asciidoc', `image::${url}[""]`],
    ['rst', `.. image:: ${url}`],
    ['org', `[[${url}]]`],
    ['textile', `!${url}!`],
  ] as const)('as %s of a file without a name has an empty text', (format, link) => {
    expect(formatLink(format, '', { ...bareMarket, name: '.png' })).toBe(link)
  })

  it('as JSON contains all known facts, and nothing else', () => {
    expect(JSON.parse(formatLink('json', '', market))).toEqual({
      url,
      name: 'night-market.png',
      alt: 'night market',
      width: 1600,
      height: 1200,
      size: 3_412_345,
      key: market.key,
      bucket: 'pictures',
      etag: 'e1',
      sha256: 'ab12',
      date: '2026-11-24T12:00:00.000Z',
    })
    expect(JSON.parse(formatLink('json', '', { ...bareMarket, etag: '' }))).toEqual({
      url,
      name: 'night-market.png',
      alt: 'night market',
      size: 3_412_345,
      key: market.key,
    })
  })

  const hostile: LinkSubject = {
    ...bareMarket,
    name: '](x) <b> "q" & `c` *s* {d} a:b :e (f)! \\.png',
    url: 'https://e.com/(a)[b]!?x="&y&lt;\\ {z}',
  }

  it.each([
    [
      'markdown',
      '![\\](x) \\<b\\> "q" \\& \\`c\\` \\*s\\* {d} a:b :e (f)! \\\\](https://e.com/%28a%29[b]!?x=%22&y&amp;lt;%5C%20%7Bz%7D)',
    ],
    [
      'html',
      '<img src="https://e.com/(a)[b]!?x=%22&amp;y&amp;lt;%5C%20%7Bz%7D" alt="](x) &lt;b&gt; &quot;q&quot; &amp; `c` *s* {d} a:b :e (f)! \\">',
    ],
    ['bbcode', '[img]https://e.com/(a)%5Bb%5D!?x=%22&y&lt;%5C%20%7Bz%7D[/img]'],
    [
      'asciidoc',
      'image::https://e.com/(a)%5Bb%5D!?x=%22&y&lt;%5C%20%7Bz%7D["](x) <b> \\"q\\" & `c` *s* \\{d} a:b :e (f)!"]',
    ],
    [
      'rst',
      '.. image:: https://e.com/(a)[b]!?x=%22&y&lt;%5C%20%7Bz%7D\n   :alt: ](x) <b> "q" & `c` *s* {d} a:b :e (f)! \\',
    ],
    [
      'org',
      "#+ATTR_HTML: :alt ](x) <b> 'q' & `c` *s* {d} a:b e (f)! \\\n[[https://e.com/(a)%5Bb%5D!?x=%22&y&lt;%5C%20%7Bz%7D]]",
    ],
    ['textile', '!https://e.com/%28a%29[b]%21?x=%22&y&lt;%5C%20%7Bz%7D(x b q c s d a:b :e f)!'],
    ['css', 'url("https://e.com/(a)[b]!?x=%22&y&lt;%5C%20%7Bz%7D")'],
  ] as const)('as %s cannot be ended by a name or an address', (format, link) => {
    expect(formatLink(format, '', hostile)).toBe(link)
  })

  it.each([
    ['markdown', '![night market](http://[::1]:9000/a[1].png)'],
    ['bbcode', '[img]http://[::1]:9000/a%5B1%5D.png[/img]'],
    ['asciidoc', 'image::http://{startsb}::1{endsb}:9000/a%5B1%5D.png["night market"]'],
    ['rst', '.. image:: http://[::1]:9000/a[1].png\n   :alt: night market'],
    ['org', '#+ATTR_HTML: :alt night market\n<http://[::1]:9000/a%5B1%5D.png>'],
    ['textile', '!http://[::1]:9000/a[1].png(night market)!'],
  ] as const)('as %s may lead to an IPv6 address', (format, link) => {
    expect(formatLink(format, '', { ...bareMarket, url: 'http://[::1]:9000/a[1].png' })).toBe(link)
  })
})

describe('several links', () => {
  it.each([
    ['url', ['a', 'b'], 'a\nb'],
    ['json', ['{"url":"a"}'], '{"url":"a"}'],
    ['json', ['{"url":"a"}', '{"url":"b"}'], '[\n  {"url":"a"},\n  {"url":"b"}\n]'],
  ] as const)('as %s: %j', (format: LinkFormat, links, joined) => {
    expect(joinLinks(format, links)).toBe(joined)
  })
})
