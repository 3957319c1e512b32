import type { Holds } from './holds'
import type { UploadList } from './upload-list'

/**
 * Ends those of these uploads that a held destination keeps waiting, each with what stopped it. The
 * person's own pause ends nothing.
 */
export function giveUp(list: UploadList, holds: Holds, ids: readonly string[]): void {
  for (const id of ids) {
    const upload = list.brief(id)
    if (upload?.status.state !== 'paused' || upload.status.reason === 'person') continue
    const hold = holds.of(upload.destinationId)
    if (hold !== undefined) list.apply(id, { type: 'fail', failure: hold.failure, isGivenUp: true })
  }
}
