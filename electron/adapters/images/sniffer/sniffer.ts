import { fileTypeFromBuffer } from 'file-type'
import type { ImageSniffer, SniffedType } from '../../../core/ports/images'
import { examineImage } from '../examine/examine'
import { sniffHeif } from './heif-brands'
import { isMarkup, sniffMarkup } from './markup'
import { contradicts, sniffFrequent, sniffTiff } from './signatures'

/**
 * Recognises a file, image or not, by its first bytes. A few kilobytes are enough; the more there are, the longer the
 * comments at the start of an SVG may be. `undefined`: plain text, empty or unknown.
 */
export function createImageSniffer(): ImageSniffer {
  return { sniff, examine: examineImage }
}

async function sniff(head: Uint8Array): Promise<SniffedType | undefined> {
  const frequent = sniffFrequent(head)
  if (frequent !== undefined) return frequent
  if (isMarkup(head)) return sniffMarkup(head)
  return sniffHeif(head) ?? (await sniffByLibrary(head)) ?? sniffTiff(head)
}

async function sniffByLibrary(head: Uint8Array): Promise<SniffedType | undefined> {
  const found = await fileTypeFromBuffer(head)
  if (found === undefined || contradicts(found.mime, head)) return undefined
  return { contentType: found.mime, extension: found.ext }
}
