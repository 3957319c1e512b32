import type { ImportEnd, ImportProgress, ImportScope } from '../../shared/bucket-import'
import type { Failure } from '../../shared/failure'
import type { HistoryEntry } from '../../shared/history'
import type { Result } from '../../shared/result'
import { makeLink } from '../links/make-link'
import { fixedFolder } from '../naming/fixed-folder'
import { imageTypeOf } from '../naming/image-extensions'
import type { History, Ids } from '../ports'
import type { ListedObject } from '../store-ports'
import type { OpenDestination } from '../uploads/attempt-needs'

export interface BucketImportNeeds {
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
  readonly history: Pick<History, 'addFound'>
  readonly ids: Pick<Ids, 'uuid'>
  readonly onProgress: (progress: ImportProgress) => void
  readonly onHistoryChange: () => void
}

/**
 * Brings what is already in a bucket into the history, page by page: images by their extension, as they
 * were last changed. What the history knows under the same key stays as it is. One bucket at a time.
 */
export class BucketImport {
  readonly #needs: BucketImportNeeds
  #running: AbortController | undefined

  constructor(needs: BucketImportNeeds) {
    this.#needs = needs
  }

  async run(destinationId: string, scope: ImportScope): Promise<ImportEnd> {
    this.cancel()
    const running = new AbortController()
    this.#running = running
    let progress: ImportProgress = { seen: 0, added: 0 }
    const opened = this.#needs.open(destinationId)
    if (!opened.ok) return { kind: 'failed', failure: opened.problem, ...progress }
    const { store, fields } = opened.value
    const prefix = scope === 'folder' ? fixedFolder(fields.keyTemplate) : ''
    let continuation = ''
    do {
      const page = await store.list({ prefix, continuation, signal: running.signal })
      if (running.signal.aborted) return { kind: 'cancelled', ...progress }
      if (!page.ok) return { kind: 'failed', failure: page.problem.failure, ...progress }
      const { objects, next } = page.value.value
      const found = await this.#entriesOf(objects, opened.value, destinationId, running.signal)
      const added = this.#needs.history.addFound(found)
      progress = { seen: progress.seen + objects.length, added: progress.added + added }
      this.#needs.onProgress(progress)
      if (added > 0) this.#needs.onHistoryChange()
      continuation = next
    } while (continuation !== '')
    return { kind: 'finished', ...progress }
  }

  cancel(): void {
    this.#running?.abort()
  }

  async #entriesOf(
    objects: readonly ListedObject[],
    { store, fields }: OpenDestination,
    destinationId: string,
    signal: AbortSignal,
  ): Promise<readonly HistoryEntry[]> {
    const entries = objects.map(async ({ key, sizeBytes, etag, modifiedAt }) => {
      const contentType = imageTypeOf(key)
      // An object of nothing is a folder that some program made.
      if (contentType === undefined || sizeBytes === 0) return []
      const link = await makeLink({ fields, store }, key, signal)
      if (!link.ok) return []
      const entry: HistoryEntry = {
        id: this.#needs.ids.uuid(),
        name: key.slice(key.lastIndexOf('/') + 1),
        key,
        ...link.value,
        etag,
        contentType,
        sizeBytes,
        destinationId,
        destinationName: fields.name,
        bucket: fields.bucket,
        sha256: '',
        uploadedAt: modifiedAt,
        isFound: true,
      }
      return [entry]
    })
    return (await Promise.all(entries)).flat()
  }
}
