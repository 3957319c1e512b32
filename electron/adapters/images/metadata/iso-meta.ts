import { boxesWithin, type Box } from './iso-boxes'
import { gaps, itemExtents, type Extent } from './iso-extents'
import { NotUnderstood } from './pieces'

/** The box `meta` (ISO 23008-12) of a cleaned file. */
export interface CleanMeta {
  readonly bytes: Buffer
  /** Where the pictures are, in order. */
  readonly shown: readonly Extent[]
}

/** Boxes that describe pictures: their kinds, positions, properties and relations. */
const describing: ReadonlySet<string> = new Set([
  ...['hdlr', 'pitm', 'iinf', 'iloc', 'iref', 'iprp', 'idat', 'dinf', 'grpl'],
])
const optional: ReadonlySet<string> = new Set(['free', 'skip', 'uuid', 'xml ', 'bxml', 'udta'])
/** Properties (ISO 23008-12, section 6.5, and those of the codecs) needed to decode and show pictures. */
const showingProperties: ReadonlySet<string> = new Set([
  ...['ispe', 'pixi', 'pasp', 'colr', 'auxC', 'clap', 'irot', 'imir', 'iscl', 'rloc', 'rref'],
  ...['av1C', 'a1op', 'a1lx', 'lsel', 'hvcC', 'lhvC', 'avcC', 'oinf', 'tols'],
  ...['clli', 'mdcv', 'cclv', 'amve', 'reve', 'ndwt'],
])
/** Properties about time, place and camera, or written by people. */
const personalProperties: ReadonlySet<string> = new Set([
  ...['udes', 'altt', 'crtt', 'mdft', 'itai', 'taic', 'cmin', 'cmex'],
  ...['aebr', 'wbbr', 'fobr', 'afbr', 'dobr'],
])

const pictures: ReadonlySet<string> = new Set([
  'av01',
  'hvc1',
  'hev1',
  'lhv1',
  'avc1',
  'grid',
  'iovl',
  'iden',
  'tmap',
])
const notes: ReadonlySet<string> = new Set(['Exif', 'mime', 'uri '])

/** Readers skip boxes and items of this type. */
export const nothing = 'free'

/**
 * Overwrites whatever is not about showing the pictures, and says where the pictures are in the file. All lengths stay
 * the same, so that no position changes.
 *
 * @param meta the box, including its header
 * @param start its position in the file
 * @param data the `mdat` boxes: items are in these, or in `idat`
 */
export function cleanMeta(meta: Buffer, start: number, data: readonly Box[]): CleanMeta {
  const bytes = Buffer.from(meta)
  const parts = boxesWithin(bytes, 12, bytes.length)
  for (const part of parts) {
    if (optional.has(part.type)) blank(bytes, part)
    else if (!describing.has(part.type)) throw new NotUnderstood(`Box ${part.type} at ${start + part.start}.`)
  }
  for (const shared of within(bytes, one(parts, 'iprp'), 'ipco')) cleanProperties(bytes, shared)
  const idat = parts.find(({ type }) => type === 'idat')
  const extents = itemExtents(bytes, one(parts, 'iloc'), idat, start)
  const small = idat && { content: start + idat.content, end: start + idat.end }
  refuseOutside(extents, small === undefined ? data : [...data, small])
  const shown = shownAmong(extents, picturesAmong(bytes, one(parts, 'iinf')))
  if (small !== undefined) {
    for (const gap of gaps(small.content, small.end, shown)) bytes.fill(0, gap.start - start, gap.end - start)
  }
  return { bytes, shown }
}

function cleanProperties(bytes: Buffer, shared: Box): void {
  for (const property of boxesWithin(bytes, shared.content, shared.end)) {
    const { type } = property
    if (optional.has(type) || personalProperties.has(type)) blank(bytes, property)
    else if (!showingProperties.has(type)) throw new NotUnderstood(`Property ${type}.`)
  }
}

function refuseOutside(extents: readonly Extent[], rooms: readonly Pick<Box, 'content' | 'end'>[]): void {
  const isIn = ({ start, end }: Extent) => rooms.some((room) => start >= room.content && end <= room.end)
  if (!extents.every(isIn)) throw new NotUnderstood('Items lie outside.')
}

/** The pictures' parts, in order. */
function shownAmong(extents: readonly Extent[], pictured: ReadonlySet<number>): readonly Extent[] {
  const shown = extents.filter(({ item }) => pictured.has(item))
  const others = extents.filter(({ item }) => !pictured.has(item))
  if (others.some((note) => shown.some((other) => note.start < other.end && other.start < note.end)))
    throw new NotUnderstood('Notes and pictures lie across each other.')
  return shown.toSorted((one, other) => one.start - other.start)
}

/** Makes notes unrecognisable and deletes all items' names. @returns the pictures' item numbers */
function picturesAmong(bytes: Buffer, iinf: Box): ReadonlySet<number> {
  const pictured = new Set<number>()
  const entries = iinf.content + (bytes.readUInt8(iinf.content) === 0 ? 6 : 8)
  for (const { type, content, end } of boxesWithin(bytes, entries, iinf.end)) {
    const version = bytes.readUInt8(content)
    if (type !== 'infe' || version < 2) throw new NotUnderstood('The list of items.')
    const idBytes = version === 2 ? 2 : 4
    const typeAt = content + 4 + idBytes + 2
    const kind = bytes.toString('latin1', typeAt, typeAt + 4)
    if (pictures.has(kind)) pictured.add(bytes.readUIntBE(content + 4, idBytes))
    else if (notes.has(kind)) bytes.write(nothing, typeAt, 'latin1')
    else if (kind !== nothing) throw new NotUnderstood(`Item ${kind}.`)
    bytes.fill(0, typeAt + 4, end)
  }
  return pictured
}

function blank(bytes: Buffer, { start, content, end }: Box): void {
  bytes.write(nothing, start + 4, 'latin1')
  bytes.fill(0, content, end)
}

function one(boxes: readonly Box[], wanted: string): Box {
  const [found, another] = boxes.filter(({ type }) => type === wanted)
  if (found === undefined || another !== undefined) throw new NotUnderstood(`Box ${wanted}`)
  return found
}

function within(bytes: Buffer, { content, end }: Box, wanted: string): readonly Box[] {
  return boxesWithin(bytes, content, end).filter(({ type }) => type === wanted)
}
