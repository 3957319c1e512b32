import type { JournalRecord } from '../core/ports/journal'
import { copyTypeOf } from '../core/uploads/attempt/prepare/conversion-rules'
import type { UploadList } from '../core/uploads/upload-list'
import type { ShownUpload } from '../shared/uploads/upload'

/** Derived for each message to the page, so that neither memory nor journal has to hold it for every upload. */
export function shownUploads(list: UploadList, ids: readonly string[]): readonly ShownUpload[] {
  return list.read(ids).map((record) => shownUpload(record, list.keptBytesOf(record)))
}

function shownUpload(record: JournalRecord, keptBytes: number): ShownUpload {
  const { upload } = record
  const convertsTo = typeToConvertTo(record)
  if (keptBytes === 0 && convertsTo === undefined) return upload
  return { ...upload, ...(keptBytes > 0 && { keptBytes }), ...(convertsTo && { convertsTo }) }
}

function typeToConvertTo({ upload, original, plan }: JournalRecord): ShownUpload['convertsTo'] {
  const { conversion } = plan
  if (original !== undefined || conversion === undefined || conversion.to === 'same') return undefined
  const copyType = copyTypeOf(upload, conversion)
  return copyType === undefined || copyType === upload.contentType ? undefined : conversion.to
}
