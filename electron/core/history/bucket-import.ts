import type {
  ImportEnd,
  ImportProgress,
  ImportRun,
  ImportScope,
  ImportState,
  LeftOut,
} from '../../shared/history/bucket-import'
import type { DestinationFields } from '../../shared/destinations/destination'
import type { Failure } from '../../shared/failures/failure'
import type { HistoryEntry } from '../../shared/history/history'
import { problem, success, type Result } from '../../shared/result'
import { mapConcurrently } from '../map-concurrently'
import { makeLink } from '../links/make-link'
import { fixedFolder } from '../naming/fixed-folder'
import { hasExtension, imageTypeOf } from '../naming/image-extensions'
import { nameInKey } from '../naming/name-in-key'
import type { BucketLocation } from '../bucket-location'
import type { History } from '../ports/history'
import type { Ids } from '../ports/ids'
import type { ListedObject, ListRequest, ObjectStore } from '../ports/object-store'
import { isAcceptedImage } from '../uploads/intake/accepted-images'
import type { OpenDestination } from '../open-destination'
import { otherServerFailure } from './other-server'

export interface BucketImportNeeds {
  readonly open: (destinationId: string) => Result<OpenDestination, Failure>
  readonly history: Pick<History, 'addFound' | 'unfinishedChanges'>
  /** Keys in a bucket whose objects uploads that are not done have left, and may remove again. */
  readonly keysOfUploads: (location: BucketLocation) => readonly string[]
  readonly ids: Pick<Ids, 'uuid'>
  readonly onChange: (run: ImportRun | null) => void
  readonly onHistoryChange: () => void
}

const maxAtOnce = 16

/** What became of one page of a bucket's objects. */
type PageOutcome =
  | {
      readonly kind: 'imported'
      readonly seen: number
      readonly added: number
      /** Why objects were left out that may be images. */
      readonly refused: readonly Failure[]
      /** Where the next page begins; empty after the last one. */
      readonly next: string
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/**
 * Adds what is already in a bucket to the history, page by page: images by their extension or, without one, by their
 * content type, dated by their last change. An entry that is known under the same key stays as it is, objects that are about to be
 * moved, deleted or removed are left out, and those the server does not let us look at are counted. One bucket at a time.
 */
export class BucketImport {
  readonly #needs: BucketImportNeeds
  #running: AbortController | undefined
  #last: ImportRun | null = null

  constructor(needs: BucketImportNeeds) {
    this.#needs = needs
  }

  /** The import that is running, or the result of the last one until the person has seen it. */
  get last(): ImportRun | null {
    return this.#last
  }

  async run(destinationId: string, scope: ImportScope): Promise<ImportEnd> {
    this.cancel()
    const running = new AbortController()
    this.#running = running
    const show = (run: ImportRun | null): void => {
      // Another import may have taken its place.
      if (this.#running === running) this.#show(run)
    }
    const report = (state: ImportState): void => show({ destinationId, scope, state })
    try {
      const end = await this.#importPages(destinationId, scope, running.signal, report)
      report(end)
      return end
    } catch (error) {
      // The caller reports the error.
      show(null)
      throw error
    }
  }

  cancel(): void {
    this.#running?.abort()
  }

  forgetEnded(): void {
    if (this.#last?.state.kind !== 'running') this.#show(null)
  }

  #show(run: ImportRun | null): void {
    this.#last = run
    this.#needs.onChange(run)
  }

  async #importPages(
    destinationId: string,
    scope: ImportScope,
    signal: AbortSignal,
    report: (state: ImportState) => void,
  ): Promise<ImportEnd> {
    let progress: ImportProgress = { seen: 0, added: 0 }
    report({ kind: 'running', ...progress })
    const opened = this.#needs.open(destinationId)
    if (!opened.ok) return { kind: 'failed', failure: opened.problem, ...progress }
    const prefix = scope === 'folder' ? fixedFolder(opened.value.fields.keyTemplate) : ''
    let continuation = ''
    do {
      const page = await this.#importPage(destinationId, opened.value, { prefix, continuation, signal })
      if (page.kind !== 'imported') return { ...page, ...progress }
      progress = withPage(progress, page)
      report({ kind: 'running', ...progress })
      if (page.added > 0) this.#needs.onHistoryChange()
      if (signal.aborted) return { kind: 'cancelled', ...progress }
      continuation = page.next
    } while (continuation !== '')
    return { kind: 'finished', ...progress }
  }

  async #importPage(
    destinationId: string,
    destination: OpenDestination,
    request: ListRequest,
  ): Promise<PageOutcome> {
    const { store, fields } = destination
    const { signal } = request
    // A function, because the signal may abort during each await.
    const isStopped = () => signal.aborted
    const leavingBefore = this.#keysLeaving(fields)
    const page = await store.list(request)
    if (isStopped()) return { kind: 'cancelled' }
    if (!page.ok) return { kind: 'failed', failure: page.problem.failure }
    const { objects, next } = page.value.answer
    const found = await this.#entriesOf(objects, destination, destinationId, signal)
    const leaving = new Set([...leavingBefore, ...this.#keysLeaving(fields)])
    const entries = found.flatMap((one) => (one.ok ? one.value : []))
    const added = this.#needs.history.addFound(entries.filter(({ key }) => !leaving.has(key)))
    if (!added.ok) return { kind: 'failed', failure: added.problem }
    return {
      kind: 'imported',
      seen: objects.length,
      added: added.value,
      // Objects whose request was aborted by the stop itself do not count as left out.
      refused: isStopped() ? [] : found.flatMap((one) => (one.ok ? [] : one.problem)),
      next,
    }
  }

  /**
   * Keys in a bucket whose objects may be gone in a moment: they are being deleted or moved, or a move or an upload that is
   * not done has left them.
   */
  #keysLeaving(fields: DestinationFields): readonly string[] {
    const { history, keysOfUploads } = this.#needs
    const ofChanges = history
      .unfinishedChanges()
      .filter((change) => change.bucket === fields.bucket && otherServerFailure(change, fields) === undefined)
      .flatMap(({ key, movesTo = key }) => [key, movesTo])
    return [...ofChanges, ...keysOfUploads(fields)]
  }

  #entriesOf(
    objects: readonly ListedObject[],
    { store, fields }: OpenDestination,
    destinationId: string,
    signal: AbortSignal,
  ): Promise<readonly Result<readonly HistoryEntry[], Failure>[]> {
    return mapConcurrently(objects, maxAtOnce, async ({ key, sizeBytes, etag, modifiedAt }) => {
      // An empty object is a folder created by some program.
      if (sizeBytes === 0) return success([])
      const contentType = await typeOf(store, key, signal)
      if (!contentType.ok) return contentType
      if (contentType.value === undefined) return success([])
      const link = await makeLink({ fields, store }, key, signal)
      if (!link.ok) return link
      const entry: HistoryEntry = {
        id: this.#needs.ids.uuid(),
        name: nameInKey(key),
        key,
        ...link.value,
        etag,
        contentType: contentType.value,
        sizeBytes,
        destinationId,
        destinationName: fields.name,
        bucket: fields.bucket,
        endpoint: fields.endpoint,
        sha256: '',
        uploadedAt: modifiedAt,
        isFound: true,
      }
      return success([entry])
    })
  }
}

/** The content type by the key's extension or, if it has none, by the server's answer; undefined if it is no image. */
async function typeOf(
  store: ObjectStore,
  key: string,
  signal: AbortSignal,
): Promise<Result<string | undefined, Failure>> {
  if (hasExtension(key)) return success(imageTypeOf(key))
  const head = await store.head(key, signal)
  if (!head.ok) return problem(head.problem.failure)
  const contentType = head.value.answer?.contentType
  return success(contentType !== undefined && isAcceptedImage(contentType) ? contentType : undefined)
}

function withPage(
  { seen, added, leftOut: known }: ImportProgress,
  page: Extract<PageOutcome, { kind: 'imported' }>,
): ImportProgress {
  const leftOut = withMore(known, page.refused)
  return { seen: seen + page.seen, added: added + page.added, ...(leftOut && { leftOut }) }
}

function withMore(known: LeftOut | undefined, refused: readonly Failure[]): LeftOut | undefined {
  const [first] = refused
  if (first === undefined) return known
  return { count: (known?.count ?? 0) + refused.length, failure: known?.failure ?? first }
}
