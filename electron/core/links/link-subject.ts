import type { LinkSubject } from '../../shared/link-format'
import type { Upload } from '../../shared/upload'

/** What a link names of an upload; undefined while it has none. */
export function linkSubject(upload: Upload | undefined): LinkSubject | undefined {
  if (upload?.status.state !== 'done') return undefined
  const { name, sizeBytes, dimensions, status } = upload
  return { url: status.url, key: status.key, name, sizeBytes, ...(dimensions && { dimensions }) }
}
