import { fileTypeFromBuffer } from 'file-type'
import type { ImageSniffer, SniffedType } from '../../core/ports'
import { examineImage } from './examine'
import { sniffHeif } from './heif-brands'
import { isMarkup, sniffMarkup } from './markup'
import { contradicts, sniffSignature } from './signatures'

/**
 * Media types as Ollim speaks of them, where the library says otherwise.
 *
 * An animated PNG is served as `image/png`: every browser animates it under that name, and many
 * servers and chat programs know no `image/apng`.
 */
const ollimTypes: Readonly<Record<string, SniffedType>> = {
  'image/apng': { contentType: 'image/png', extension: 'png' },
  'image/jpeg': { contentType: 'image/jpeg', extension: 'jpg' },
  'image/tiff': { contentType: 'image/tiff', extension: 'tif' },
}

/**
 * Tells by its first bytes what a file is, image or not; a few kilobytes are enough, the more the
 * longer the comments may be that an SVG begins with. `undefined`: plain text, empty or unknown.
 */
export function createImageSniffer(): ImageSniffer {
  return { sniff, examine: examineImage }
}

async function sniff(head: Uint8Array): Promise<SniffedType | undefined> {
  if (isMarkup(head)) return sniffMarkup(head)
  return sniffHeif(head) ?? (await sniffByLibrary(head)) ?? sniffSignature(head)
}

async function sniffByLibrary(head: Uint8Array): Promise<SniffedType | undefined> {
  const found = await fileTypeFromBuffer(head)
  if (found === undefined || contradicts(found.mime, head)) return undefined
  return ollimTypes[found.mime] ?? { contentType: found.mime, extension: found.ext }
}
