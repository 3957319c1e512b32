import { expect, it } from 'vitest'
import { svgPieces } from '../../../../electron/adapters/images/metadata/svg'
import { computingMilliseconds } from '../../../support/computing-time'
import { cleaned } from '../../../support/images/cleaned'

const clean = async (drawing: string): Promise<string> =>
  (await cleaned(svgPieces, Buffer.from(drawing))).toString()

it.each([
  ['<svg><rect/></svg>', '<svg><rect/></svg>'],
  ['<!-- Kim Haneul --><svg><rect/></svg>', '<svg><rect/></svg>'],
  ['<svg><!-- metadata: at home --><rect/><!----></svg><!-- > -- > -->', '<svg><rect/></svg>'],
  [
    '<svg><style><![CDATA[<!-- .a{} -->]]></style></svg>',
    '<svg><style><![CDATA[<!-- .a{} -->]]></style></svg>',
  ],
  ['<?xml version="1.0"?><svg>가나다<!-- 집 --></svg>', '<?xml version="1.0"?><svg>가나다</svg>'],
  ['<?what <!-- ?><svg/><!-- x -->', '<?what <!-- ?><svg/>'],
])('%s becomes %s', async (before, after) => {
  expect(await clean(before)).toBe(after)
})

it.each([
  '<svg><metadata/></svg>',
  '<svg><!-- x --><svg:metadata/></svg>',
  '<svg><image href="data:image/jpeg;base64,/9j/"/></svg>',
  '<svg><image href="file:///home/kim/a.png"/></svg>',
  '<svg content="&lt;mxfile modified=&quot;2026-11-26T21:00:00.000Z&quot; agent=&quot;Macintosh&quot;&gt;"/>',
  '<svg><g><dc:creator>Kim Haneul</dc:creator></g></svg>',
  '<svg sodipodi:docname="/home/kim/a.svg"/>',
  '<!DOCTYPE svg [<!ENTITY who "Kim">]><svg/>',
  '<svg><!-- never ends</svg>',
  '<svg><![CDATA[ never ends</svg>',
  '<\0s\0v\0g\0/\0>\0',
])('%s is not understood', async (drawing) => {
  await expect(clean(drawing)).rejects.toThrow()
})

it.each([200, 256, 500, 512, 760, 1270, 65_000, 65_520, 65_536, 130_900, 131_072])(
  'words and comments are found even after %i bytes, wherever the text is split into pieces',
  async (length) => {
    for (let shift = -20; shift < 20; shift += 1) {
      const start = `<svg>${' '.repeat(length + shift)}`
      expect(await clean(`${start}<!-- Kim --><rect/></svg>`)).toBe(`${start}<rect/></svg>`)
      await expect(clean(`${start}<metadata>Kim</metadata></svg>`)).rejects.toThrow()
    }
  },
)

it('a hundred thousand comments take little time', async () => {
  const cleanAll = async () =>
    expect(await clean(`<svg>${'<!-- -->'.repeat(100_000)}</svg>`)).toBe('<svg></svg>')
  expect(await computingMilliseconds(cleanAll)).toBeLessThan(10_000)
})
