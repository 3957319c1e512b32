import { describe, expect, it } from 'vitest'
import { whatHovers } from '../../../../renderer/screens/window/what-hovers'

const file = (type: string) => ({ kind: 'file', type })

describe('whatHovers', () => {
  it.each([
    ['images', [file('image/png'), file('image/jpeg')], { count: 2, notImages: 0, allKnown: true }],
    [
      'a PDF among them',
      [file('image/png'), file('application/pdf')],
      { count: 2, notImages: 1, allKnown: true },
    ],
    ['a folder, whose type is unknown', [file('')], { count: 1, notImages: 0, allKnown: false }],
    [
      'text beside a file',
      [{ kind: 'string', type: 'text/plain' }, file('image/png')],
      { count: 1, notImages: 0, allKnown: true },
    ],
    ['nothing that can be counted', [], { count: null, notImages: 0, allKnown: false }],
  ])('%s', (_, items, hovering) => {
    expect(whatHovers(items)).toEqual(hovering)
  })
})
