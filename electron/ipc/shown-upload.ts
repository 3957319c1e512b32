import type { JournalRecord } from '../core/ports'
import { storedBytesOf } from '../core/uploads/attempt/multipart-plan'
import type { ShownUpload } from '../shared/upload'

/** Derived whenever the page is told, so that neither memory nor journal has to hold it for every upload. */
export function shownUpload({ upload, source, plan }: JournalRecord): ShownUpload {
  const keptBytes = plan.multipart === undefined ? 0 : storedBytesOf(plan.multipart, source.sizeBytes)
  return keptBytes === 0 ? upload : { ...upload, keptBytes }
}
