import { fileURLToPath } from 'node:url'
import type { Deletions } from '../core/history/changes/deletions'
import type { Clock } from '../core/ports/clock'
import type { Files } from '../core/ports/files'
import type { ImageClipboard } from '../core/ports/clipboard'
import type { Spool } from '../core/ports/spool'
import type { Engine, UploadOptions } from '../core/uploads/engine'
import type { IntakeResult } from '../core/uploads/intake/intake'
import { takeInputs, type LocalFile } from '../core/uploads/batches/take-inputs'
import { uploadClipboard } from '../core/uploads/batches/upload-clipboard'
import { uploadInOrder, type OrderedUploads } from '../core/uploads/batches/upload-in-order'
import type { ImageFetcher } from '../core/ports/web'
import { failure, type Failure, type Translate } from '../shared/failures/failure'
import { pathOfFileAddress } from '../shared/uploads/file-address'
import { problem, success, type Result } from '../shared/result'
import { shownIfAddress } from '../shared/uploads/shown-if-address'
import { imageSentence } from './image-sentence'
import { releaseAll, type SentImage } from './read-form'
import { refusePath } from './refuse-path'
import { neverAborted } from '../core/aborted'

/** The answer about one of an editor's inputs. */
export type ImageAnswer =
  | { readonly success: true; readonly id: string; readonly url: string; readonly fileName: string }
  | { readonly success: false; readonly fileName: string; readonly message: string }

export interface DeletionAnswer {
  readonly id: string
  readonly success: boolean
  readonly message: string
}

export interface EditorWorkNeeds {
  readonly engine: Pick<Engine, 'list' | 'queue' | 'uploadPaths' | 'uploadBytes' | 'uploadKept' | 'flush'>
  readonly clock: Clock
  readonly files: Pick<Files, 'inspect' | 'nameOf'>
  readonly spool: Pick<Spool, 'keep' | 'release'>
  readonly fetcher: ImageFetcher
  readonly clipboard: ImageClipboard
  readonly deletions: Pick<Deletions, 'deleteNow'>
  /** Where images go unless one is chosen; the id is absent while there is none. */
  readonly destination: (chosenId: string | undefined) => {
    readonly id: string
    readonly name: string
    readonly bucket: string
  }
  readonly translate: Translate
}

const paused = failure('unexpected', { reason: 'paused' })

/** Does the work of editors with the app's engine. There is one answer for each input, in the same order. */
export class EditorWork {
  readonly #needs: EditorWorkNeeds
  /** By request, because an editor that has waited too long sends the same one again. */
  readonly #underWay = new Map<string, Promise<readonly ImageAnswer[]>>()

  constructor(needs: EditorWorkNeeds) {
    this.#needs = needs
  }

  /** @param to the id of the destination that the editor has chosen, if any */
  uploadPaths(given: readonly string[], to: string | undefined): Promise<readonly ImageAnswer[]> {
    const asked = JSON.stringify({ given, to })
    return this.#underWay.get(asked) ?? this.#begin(asked, this.#uploadPaths(given, to))
  }

  async uploadClipboard(to: string | undefined): Promise<readonly ImageAnswer[]> {
    const { clipboard, engine } = this.#needs
    return this.#upload(to, [''], (id, options) =>
      this.#unlessPaused(() => uploadClipboard(clipboard, engine, id, options)),
    )
  }

  async uploadKept(images: readonly SentImage[], to: string | undefined): Promise<readonly ImageAnswer[]> {
    const given = images.map(({ name, sha256 }) => ({ name, sha256 }))
    const asked = JSON.stringify({ given, to })
    const running = this.#underWay.get(asked)
    if (running === undefined) return this.#begin(asked, this.#uploadKept(images, to))
    await releaseAll(images, this.#needs.spool)
    return running
  }

  /** Deletes objects that the history knows from the bucket, unless another object is there now. */
  async remove(ids: readonly string[]): Promise<readonly DeletionAnswer[]> {
    const { engine, deletions, translate } = this.#needs
    // An editor may delete an image the moment it has the link.
    engine.flush()
    const outcomes = await deletions.deleteNow(ids)
    return ids.map((id) => {
      const outcome = outcomes.get(id)
      if (outcome === undefined) return { id, success: false, message: translate('editors.unknownImage') }
      if (outcome.kind === 'changed')
        return { id, success: false, message: translate('editors.changedImage') }
      if (outcome.kind === 'failed')
        return { id, success: false, message: imageSentence('', outcome.failure, translate) }
      return { id, success: true, message: translate('editors.deleted') }
    })
  }

  #begin(asked: string, answers: Promise<readonly ImageAnswer[]>): Promise<readonly ImageAnswer[]> {
    const running = answers.finally(() => this.#underWay.delete(asked))
    this.#underWay.set(asked, running)
    return running
  }

  #uploadKept(images: readonly SentImage[], to: string | undefined): Promise<readonly ImageAnswer[]> {
    const { engine, spool } = this.#needs
    const names = images.map(({ name }) => name)
    return this.#upload(to, names, async (id, options) => {
      const taken = await this.#unlessPaused(() => engine.uploadKept(images, id, options))
      if (!taken.ok) await releaseAll(images, spool)
      return taken
    })
  }

  #uploadPaths(listed: readonly string[], to: string | undefined): Promise<readonly ImageAnswer[]> {
    const { engine, files } = this.#needs
    const given = listed.map((one) => pathOfFileAddress(one, fileURLToPath) ?? one)
    const names = given.map((one) => shownIfAddress(one) ?? files.nameOf(one))
    return this.#upload(to, names, (id, options, signal) =>
      takeInputs(this.#needs, {
        given,
        // Anybody may have written the document.
        reach: 'public',
        fileAt: (one) => this.#fileAt(one),
        accept: (paths) => this.#unlessPaused(() => engine.uploadPaths(paths, id, options)),
        signal,
      }),
    )
  }

  /** One path is one image, so that each answer has its input's position. */
  async #fileAt(given: string): Promise<Result<LocalFile, Failure>> {
    const { files } = this.#needs
    const reason = refusePath(given)
    if (reason !== undefined) return problem(failure('file-unreadable', { name: given, reason }))
    const inspected = await files.inspect(given, 0)
    if (inspected.ok && inspected.value.kind === 'folder')
      return problem(failure('file-unreadable', { name: given, reason: 'listedFolder' }))
    if (!inspected.ok && inspected.problem.facts['reason'] === 'gone')
      return problem(failure('file-unreadable', { name: given, reason: 'missing' }))
    return success({ path: given, isKept: false })
  }

  /** An editor that learns of the pause asks again; images taken in now would then be uploaded twice. */
  async #unlessPaused(
    take: () => Promise<Result<IntakeResult, Failure>>,
  ): Promise<Result<IntakeResult, Failure>> {
    return this.#needs.engine.queue.state.paused ? problem(paused) : take()
  }

  async #upload(
    to: string | undefined,
    names: readonly string[],
    take: (id: string, options: UploadOptions, signal: AbortSignal) => ReturnType<OrderedUploads['take']>,
  ): Promise<readonly ImageAnswer[]> {
    // An editor's uploads go on even if the editor has gone, because it may ask again.
    const signal = neverAborted()
    const destination = this.#needs.destination(to)
    const outcomes = await uploadInOrder(this.#needs, destination, {
      names,
      take: (onBegin) => take(destination.id, { origin: 'editor', onBegin }, signal),
      signal,
      waitsForPerson: false,
      onProgress: () => undefined,
    })
    return outcomes.map((outcome) => {
      const { name: fileName } = outcome
      return outcome.status === 'failed'
        ? {
            success: false,
            fileName,
            message: imageSentence(fileName, outcome.failure, this.#needs.translate),
          }
        : { success: true, id: outcome.id, url: outcome.url, fileName }
    })
  }
}
