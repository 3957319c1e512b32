import type { DestinationFields } from '../../shared/destinations/destination'
import { parseKeyTemplate, renderKey } from '../naming/key-template'
import type { Clock } from '../ports/clock'
import type { Ids } from '../ports/ids'
import type { ObjectStore, StoreTarget } from '../ports/object-store'

/** The test object and the bucket that it is in. */
export interface Probe {
  readonly store: ObjectStore
  readonly target: StoreTarget
  readonly key: string
}

/** The smallest real image: a PNG of one transparent pixel. */
const pixel =
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489' +
  '0000000b4944415478da636000020000050001e9fadcd80000000049454e44ae426082'

export const probeContentType = 'image/png'

export function probeBytes(): Uint8Array {
  return Uint8Array.from({ length: pixel.length / 2 }, (_, index) =>
    parseInt(pixel.slice(index * 2, index * 2 + 2), 16),
  )
}

/**
 * A key in the folder where an upload would go now, so that permissions for some folders only are tested in the
 * right one. Its name says where it comes from, should it ever be left behind.
 */
export function probeKey(fields: DestinationFields, clock: Clock, ids: Ids): string {
  const uuid = ids.uuid()
  return `${folderOfUpload(fields.keyTemplate, uuid, clock)}ollim-check-${uuid.slice(0, 8)}.png`
}

/** The folder with its final slash; empty for none. */
function folderOfUpload(keyTemplate: string, uuid: string, clock: Clock): string {
  const template = parseKeyTemplate(keyTemplate)
  if (!template.ok) return ''
  const key = renderKey(template.value, {
    name: 'ollim-check.png',
    extension: 'png',
    folder: '',
    acceptedAt: clock.now(),
    sha256: '0'.repeat(64),
    uuid,
    random: () => 0,
    counter: 0,
  })
  return key.slice(0, key.lastIndexOf('/') + 1)
}
