import type { SniffedType } from '../../../core/ports/images'
import { ascii } from './ascii'

/**
 * AVIF and HEIC share a container (ISO 14496-12); only their brands differ. The major brand is often the general
 * `mif1`, so the compatible brands after it count as well, the most specific first.
 */
const kinds: readonly (SniffedType & { readonly brands: readonly string[] })[] = [
  { brands: ['avif', 'avis'], contentType: 'image/avif', extension: 'avif' },
  { brands: ['heic', 'heix', 'hevc', 'hevx'], contentType: 'image/heic', extension: 'heic' },
  { brands: ['mif1', 'msf1'], contentType: 'image/heif', extension: 'heif' },
]

/** Brands of files that are not still images, although they may list an image brand as compatible. */
const otherBrands: readonly string[] = ['crx ', 'qt  ', 'isom', 'mp41', 'mp42']

/** AVIF, HEIC or HEIF, by the `ftyp` box at the start; `undefined` for anything else. */
export function sniffHeif(head: Uint8Array): SniffedType | undefined {
  if (ascii(head, 4, 8) !== 'ftyp') return undefined
  const brands = brandsOf(head)
  if (otherBrands.includes(brands[0] ?? '')) return undefined
  const kind = kinds.find((each) => each.brands.some((brand) => brands.includes(brand)))
  return kind && { contentType: kind.contentType, extension: kind.extension }
}

/** Whether a file of this kind has the brand. */
export function hasBrand(head: Uint8Array, brand: string): boolean {
  return brandsOf(head).includes(brand)
}

/** The major brand first; the four bytes after it are a version. */
function brandsOf(head: Uint8Array): readonly string[] {
  const boxEnd = Math.min(new DataView(head.buffer, head.byteOffset).getUint32(0), head.length)
  const brands = [ascii(head, 8, 12)]
  for (let at = 16; at + 4 <= boxEnd; at += 4) brands.push(ascii(head, at, at + 4))
  return brands
}
