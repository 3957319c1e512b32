import type { SniffedType } from '../../../core/ports/images'
import { ascii } from './ascii'

const png: SniffedType = { contentType: 'image/png', extension: 'png' }
const jpeg: SniffedType = { contentType: 'image/jpeg', extension: 'jpg' }
const tiff: SniffedType = { contentType: 'image/tiff', extension: 'tif' }

/**
 * The two most frequent types, by signatures that are proof enough: the library takes longer, which shows with thousands
 * of images, and would need more than the first bytes of a PNG with a long colour profile. JPEG-LS begins like JPEG.
 *
 * An animated PNG counts as a PNG: every browser animates it under that name, and many servers and chat programs do not
 * know `image/apng`.
 */
export function sniffFrequent(head: Uint8Array): SniffedType | undefined {
  const start = ascii(head, 0, 8)
  if (start === '\x89PNG\r\n\x1a\n') return png
  return start.startsWith('\xff\xd8\xff') && !start.startsWith('\xff\xd8\xff\xf7') ? jpeg : undefined
}

/** What the library does not recognise, because its directory is at its end. The library knows RAW photos, which begin alike. */
export function sniffTiff(head: Uint8Array): SniffedType | undefined {
  return ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(ascii(head, 0, 4)) ? tiff : undefined
}

/** Whether a file cannot be of that type. The library goes by two or three bytes, which texts may have, too. */
export function contradicts(contentType: string, head: Uint8Array): boolean {
  switch (contentType) {
    case 'image/gif':
      return !['GIF87a', 'GIF89a'].includes(ascii(head, 0, 6))
    case 'image/bmp':
      return !isBitmap(head)
    case 'image/x-icon':
      return !isIcon(head)
    default:
      return false
  }
}

/** Sizes of the information header in the versions of the format. */
const bitmapHeaderSizes: readonly number[] = [12, 16, 40, 52, 56, 64, 108, 124]

function isBitmap(head: Uint8Array): boolean {
  return head.length >= 18 && bitmapHeaderSizes.includes(littleEndian(head).getUint32(14))
}

/** It has at least one image, and the first one's entry has a byte that is always zero. */
function isIcon(head: Uint8Array): boolean {
  return head.length >= 22 && littleEndian(head).getUint16(4) > 0 && head[9] === 0
}

function littleEndian(bytes: Uint8Array): { getUint16(at: number): number; getUint32(at: number): number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return { getUint16: (at) => view.getUint16(at, true), getUint32: (at) => view.getUint32(at, true) }
}
