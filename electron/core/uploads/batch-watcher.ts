import { isFinished } from '../../shared/upload'
import type { Upload } from '../../shared/upload'
import type { UploadList } from './upload-list'

/** Tells when everything that came in one drop, paste or command has ended. */
export class BatchWatcher {
  readonly #list: UploadList
  readonly #pending = new Map<string, Set<string>>()
  readonly #members = new Map<string, readonly string[]>()
  readonly #stopListening: () => void

  constructor(list: UploadList, onFinished: (batchId: string, uploads: readonly Upload[]) => void) {
    this.#list = list
    this.#stopListening = list.listen({
      changed: (upload) => {
        const pending = this.#pending.get(upload.batchId)
        if (pending === undefined) return
        if (!isFinished(upload)) pending.add(upload.id)
        else if (pending.delete(upload.id) && pending.size === 0) onFinished(upload.batchId, this.uploadsOf(upload.batchId))
      },
      removed: () => undefined,
    })
    this.#onFinished = onFinished
  }

  readonly #onFinished: (batchId: string, uploads: readonly Upload[]) => void

  /** Begins to watch a batch whose intake is complete; one that has ended already is told at once. */
  watch(batchId: string, uploadIds: readonly string[]): void {
    const open = uploadIds.filter((id) => {
      const upload = this.#list.get(id)?.upload
      return upload !== undefined && !isFinished(upload)
    })
    this.#members.set(batchId, uploadIds)
    this.#pending.set(batchId, new Set(open))
    if (open.length === 0 && uploadIds.length > 0) this.#onFinished(batchId, this.uploadsOf(batchId))
  }

  uploadsOf(batchId: string): readonly Upload[] {
    return (this.#members.get(batchId) ?? []).flatMap((id) => this.#list.get(id)?.upload ?? [])
  }

  dispose(): void {
    this.#stopListening()
  }
}
