import type { UploadList } from '../../electron/core/uploads/upload-list'
import type { Upload } from '../../electron/shared/uploads/upload'

/** All uploads of a list, in order. */
export function uploadsOf(list: UploadList): readonly Upload[] {
  return list.read(list.ids).map(({ upload }) => upload)
}
