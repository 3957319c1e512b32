import type { Dimensions } from '../../../shared/dimensions'
import { pieceBytes, type ByteSource } from '../byte-source'
import { rootTag } from '../sniffer/markup'

/** CSS pixels per unit (CSS Values 4, section 6.2). Units that depend on the page are left out. */
const pixelsPer: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  pt: 96 / 72,
  pc: 16,
}

/** SVG (SVG 2, section 8.2): the size is in the root element; missing parts follow from its view box. */
export async function svgDimensions(bytes: ByteSource): Promise<Dimensions | undefined> {
  const tag = rootTag(await bytes.read(0, pieceBytes))
  const width = lengthOf(attributeOf(tag, 'width'))
  const height = lengthOf(attributeOf(tag, 'height'))
  if (width !== undefined && height !== undefined) return { width, height }
  const [, , viewWidth = 0, viewHeight = 0] = attributeOf(tag, 'viewBox')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  if (!(viewWidth > 0 && viewHeight > 0)) return undefined
  const scale = width !== undefined ? width / viewWidth : height !== undefined ? height / viewHeight : 1
  return { width: viewWidth * scale, height: viewHeight * scale }
}

/** Empty if the tag has no such attribute. */
function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).join('') ?? ''
}

/** In CSS pixels. */
function lengthOf(text: string): number | undefined {
  const [, number = '', unit = ''] = /^\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*([a-z]*)\s*$/i.exec(text) ?? []
  const pixels = Number(number) * (pixelsPer[unit.toLowerCase()] ?? 0)
  return pixels > 0 ? pixels : undefined
}
