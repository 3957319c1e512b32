import { describe, expect, it } from 'vitest'
import { richLink } from '../../../electron/core/links/rich-links'
import { linkFormats } from '../../../electron/shared/links/link-format'
import { market } from './sample-subject'

const image = `<img src="${market.url}" alt="night market" width="1600" height="1200">`
const rich: Readonly<Record<string, string>> = {
  url: `<a href="${market.url}">${market.url}</a>`,
  ...Object.fromEntries(
    ['markdown', 'html', 'bbcode', 'asciidoc', 'rst', 'org', 'textile'].map((format) => [format, image]),
  ),
}

describe('the rich form of a link', () => {
  it.each(linkFormats)('for a link copied as %s', (format) => {
    expect(richLink(format, market)).toBe(rich[format])
  })

  it('cannot be ended by an address', () => {
    const hostile = { ...market, url: 'https://e.com/?a="<b>&c' }
    expect(richLink('url', hostile)).toBe(
      '<a href="https://e.com/?a=%22%3Cb%3E&amp;c">https://e.com/?a=&quot;&lt;b&gt;&amp;c</a>',
    )
  })
})
