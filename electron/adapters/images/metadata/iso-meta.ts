import { boxesWithin, type Box } from './iso-boxes'
import { itemExtents, type Extent } from './iso-extents'
import { NotUnderstood } from './pieces'

/** The box `meta` (ISO 23008-12) of a cleaned file. */
export interface CleanMeta {
  readonly bytes: Buffer
  /** What is to be overwritten elsewhere in the file, in order; none of it belongs to a picture. */
  readonly cleared: readonly Extent[]
}

/** What describes pictures: their kinds, places, properties and how they belong together. */
const describing: ReadonlySet<string> = new Set([
  ...['hdlr', 'pitm', 'iinf', 'iloc', 'iref', 'iprp', 'idat', 'dinf', 'grpl'],
])
const forgoable: ReadonlySet<string> = new Set(['free', 'skip', 'uuid', 'xml ', 'bxml', 'udta'])
/** Properties that tell of time, or that people have written. */
const tellingProperties: ReadonlySet<string> = new Set(['udes', 'altt', 'crtt', 'mdft'])

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

/** A reader passes over what is called so. */
export const nothing = 'free'

/**
 * Overwrites what tells more than the pictures, and says where the rest of it lies in the file. All keeps
 * its length, so that nothing changes its place.
 *
 * @param meta from its header on
 * @param start its place in the file
 */
export function cleanMeta(meta: Buffer, start: number): CleanMeta {
  const bytes = Buffer.from(meta)
  const parts = boxesWithin(bytes, 12, bytes.length)
  for (const part of parts) {
    if (forgoable.has(part.type)) blank(bytes, part)
    else if (!describing.has(part.type)) throw new NotUnderstood(`Box ${part.type} at ${start + part.start}.`)
  }
  for (const shared of within(bytes, one(parts, 'iprp'), 'ipco')) {
    for (const property of boxesWithin(bytes, shared.content, shared.end)) {
      if (tellingProperties.has(property.type)) blank(bytes, property)
    }
  }
  const noted = renameNotes(bytes, one(parts, 'iinf'))
  const idat = parts.find(({ type }) => type === 'idat')
  const extents = itemExtents(bytes, one(parts, 'iloc'), idat, start)
  const isNote = ({ item }: { readonly item: number }): boolean => noted.has(item)
  const all = extents.filter(isNote).toSorted((one, other) => one.start - other.start)
  const shown = extents.filter((extent) => !isNote(extent))
  if (all.some((note) => shown.some((other) => note.start < other.end && other.start < note.end)))
    throw new NotUnderstood('Notes and pictures lie across each other.')
  const cleared = all.filter((note) => !isBlanked(bytes, note, idat, start))
  return { bytes, cleared }
}

/** @returns the notes' numbers. Nobody takes them for what they were any more. */
function renameNotes(bytes: Buffer, iinf: Box): ReadonlySet<number> {
  const noted = new Set<number>()
  const entries = iinf.content + (bytes.readUInt8(iinf.content) === 0 ? 6 : 8)
  for (const { type, content } of boxesWithin(bytes, entries, iinf.end)) {
    const version = bytes.readUInt8(content)
    if (type !== 'infe' || version < 2) throw new NotUnderstood('The list of items.')
    const idBytes = version === 2 ? 2 : 4
    const typeAt = content + 4 + idBytes + 2
    const kind = bytes.toString('latin1', typeAt, typeAt + 4)
    if (notes.has(kind)) {
      noted.add(bytes.readUIntBE(content + 4, idBytes))
      bytes.write(nothing, typeAt, 'latin1')
    } else if (!pictures.has(kind) && kind !== nothing) throw new NotUnderstood(`Item ${kind}.`)
  }
  return noted
}

/** Overwrites a note in the box for small items. */
function isBlanked(bytes: Buffer, note: Extent, idat: Box | undefined, start: number): boolean {
  const [from, to] = [note.start - start, note.end - start]
  if (idat === undefined || from < idat.content || to > idat.end) return false
  bytes.fill(0, from, to)
  return true
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
