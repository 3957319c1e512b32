import { describe, expect, it } from 'vitest'
import { fillLinkTemplate, linkTemplateProblem } from '../../../electron/core/links/custom-format'
import { linkVariables, writtenLinkVariable } from '../../../electron/shared/links/link-format'
import { bareMarket, market } from './sample-subject'

describe('a custom link format', () => {
  it('knows every fact about an image', () => {
    const template = linkVariables.map(writtenLinkVariable).join('|')
    const { url, key } = market
    // Its day is that of the person, wherever they are.
    const uploadedAt = new Date(2026, 10, 24, 12).getTime()
    expect(fillLinkTemplate(template, { ...market, uploadedAt })).toBe(
      `${url}|night-market.png|night market|1600|1200|3.4 MB|${key}|pictures|e1|ab12|2026-11-24`,
    )
  })

  it('leaves unknown facts empty', () => {
    expect(fillLinkTemplate('{width}x{height} {bucket}{etag}{sha256}{date}.', bareMarket)).toBe('x .')
  })

  it('leaves other braces alone', () => {
    expect(fillLinkTemplate('{"file": "{name}"} { } {}', market)).toBe('{"file": "night-market.png"} { } {}')
  })

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [999_949, '999.9 kB'],
    [999_950, '1.0 MB'],
    [5_000_000_000, '5.0 GB'],
  ])('says %i bytes as %s', (sizeBytes, size) => {
    expect(fillLinkTemplate('{size}', { ...market, sizeBytes })).toBe(size)
  })

  it('has alt text and addresses without markup', () => {
    const hostile = { ...market, name: '](x) <b> "q" & `c` *s* \\.png', url: 'https://e.com/(a)?x="' }
    expect(fillLinkTemplate('{alt} {url}', hostile)).toBe('(x) b q c s https://e.com/%28a%29?x=%22')
  })

  it('is not filled in twice if a name looks like a variable', () => {
    expect(fillLinkTemplate('{name}', { ...market, name: '{url}.png' })).toBe('{url}.png')
  })

  it.each([
    ['{url}', undefined],
    ['plain', undefined],
    ['\\includegraphics{ } {"a": 1}', undefined],
    ['  ', { kind: 'empty' }],
    ['{url} {ulr}', { kind: 'unknown-variable', name: 'ulr' }],
    ['{URL}', { kind: 'unknown-variable', name: 'URL' }],
    ['{sha1}', { kind: 'unknown-variable', name: 'sha1' }],
  ])('%j: %j', (template, problem) => {
    expect(linkTemplateProblem(template)).toEqual(problem)
  })
})
