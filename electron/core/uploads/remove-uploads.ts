import type { UploadList } from './upload-list'

/** Removes uploads whose object is gone from the list, and with them the duplicates that repeat their link. */
export function removeUploads(list: UploadList, ids: readonly string[]): void {
  const gone = new Set(ids)
  const repeats = list.idsWhere(
    ({ status }) =>
      status.state === 'done' && status.duplicateOf !== undefined && gone.has(status.duplicateOf),
  )
  list.remove([...ids, ...repeats])
}
