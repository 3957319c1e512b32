import type { SniffedType } from '../../../core/image-ports'
import { ascii } from './ascii'

/**
 * Images that are recognised by their signature alone. The library would need more than the first bytes of a PNG with a
 * long colour profile at the start, or of a TIFF with its directory at the end.
 */
const signatures: readonly (SniffedType & { readonly starts: readonly string[] })[] = [
  { starts: ['\x89PNG\r\n\x1a\n'], contentType: 'image/png', extension: 'png' },
  { starts: ['II*\0', 'MM\0*', 'II+\0', 'MM\0+'], contentType: 'image/tiff', extension: 'tif' },
]

/** A file's type by its signature, if that is enough proof. */
export function sniffSignature(head: Uint8Array): SniffedType | undefined {
  const start = ascii(head, 0, 8)
  const found = signatures.find(({ starts }) => starts.some((each) => start.startsWith(each)))
  return found && { contentType: found.contentType, extension: found.extension }
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
