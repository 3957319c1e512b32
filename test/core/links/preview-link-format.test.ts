import { describe, expect, it } from 'vitest'
import { previewLinkFormat } from '../../../electron/core/links/preview-link-format'

describe('the example of a link format', () => {
  it.each([
    ['url', 'ignored {nonsense}', 'https://img.example.com/2026/11/night-market.png'],
    ['bbcode', '', '[img]https://img.example.com/2026/11/night-market.png[/img]'],
    ['custom', '{name}: {key}', 'night-market.png: 2026/11/night-market.png'],
  ] as const)('%s with the template "%s" gives %s', (format, template, link) => {
    expect(previewLinkFormat(format, template)).toEqual({ ok: true, value: link })
  })

  it.each([
    ['', { kind: 'empty' }],
    ['{ulr}', { kind: 'unknown-variable', name: 'ulr' }],
  ])('says what is wrong with the custom template "%s"', (template, wrong) => {
    expect(previewLinkFormat('custom', template)).toEqual({ ok: false, problem: wrong })
  })
})
