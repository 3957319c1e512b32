import path from 'node:path'
import { eachOf } from '../core/each-of'
import type { Deletions } from '../core/history/deletions'
import type { Clock, Files, ImageClipboard, Spool } from '../core/ports'
import type { Engine } from '../core/uploads/engine'
import type { OnBegin } from '../core/uploads/intake/intake'
import { uploadClipboard } from '../core/uploads/batches/upload-clipboard'
import { uploadInOrder, type OrderedUploads } from '../core/uploads/batches/upload-in-order'
import type { ImageFetcher } from '../core/web-ports'
import { describeFailure, failure, type Failure, type Translate } from '../shared/failure'
import { problem, success, type Result } from '../shared/result'
import { isWebAddress, shownAddress } from '../shared/web-address'
import { letGo, type SentImage } from './read-form'

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
  readonly engine: Pick<Engine, 'list' | 'queue' | 'uploadPaths' | 'uploadBytes' | 'uploadKept' | 'writeDown'>
  readonly clock: Clock
  readonly files: Pick<Files, 'look' | 'nameOf'>
  readonly spool: Pick<Spool, 'release'>
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

/** An image on this computer; one that was fetched is in the spool. */
interface LocalImage {
  readonly path: string
  readonly isFetched: boolean
}

/** How many inputs are looked at, or fetched, at once. */
const mostAtOnce = 8

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
    return this.#upload(to, [''], (id, onBegin) =>
      uploadClipboard(clipboard, engine, id, { origin: 'editor', onBegin }),
    )
  }

  async uploadKept(images: readonly SentImage[], to: string | undefined): Promise<readonly ImageAnswer[]> {
    const given = images.map(({ name, sha256 }) => ({ name, sha256 }))
    const asked = JSON.stringify({ given, to })
    const running = this.#underWay.get(asked)
    if (running === undefined) return this.#begin(asked, this.#uploadKept(images, to))
    await letGo(images, this.#needs.spool)
    return running
  }

  /** Deletes objects that the history knows from the bucket, unless another object is there now. */
  async remove(ids: readonly string[]): Promise<readonly DeletionAnswer[]> {
    const { engine, deletions, translate } = this.#needs
    // An editor may delete an image the moment it has the link.
    engine.writeDown()
    const outcomes = await deletions.deleteNow(ids)
    return ids.map((id) => {
      const outcome = outcomes.get(id)
      if (outcome === undefined) return { id, success: false, message: translate('editors.unknownImage') }
      if (outcome.kind === 'changed')
        return { id, success: false, message: translate('editors.changedImage') }
      if (outcome.kind === 'failed')
        return { id, success: false, message: this.#sentence('', outcome.failure) }
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
    return this.#upload(
      to,
      images.map(({ name }) => name),
      (id, onBegin) => engine.uploadKept(images, id, { origin: 'editor', onBegin }),
      () => letGo(images, spool),
    )
  }

  async #uploadPaths(given: readonly string[], to: string | undefined): Promise<readonly ImageAnswer[]> {
    const judged = await eachOf(given, mostAtOnce, (one) => this.#judge(one))
    const local = judged.flatMap((one) => (one.ok ? [one.value] : []))
    const paths = local.map((one) => one.path)
    const names = paths.map((one) => this.#needs.files.nameOf(one))
    const uploaded =
      paths.length === 0
        ? []
        : await this.#upload(
            to,
            names,
            (id, onBegin) => this.#needs.engine.uploadPaths(paths, id, { origin: 'editor', onBegin }),
            async () => {
              for (const { path: file, isFetched } of local) {
                if (isFetched) await this.#needs.spool.release(file)
              }
            },
          )
    const answers = uploaded[Symbol.iterator]()
    return judged.flatMap((one) => (one.ok ? (answers.next().value ?? []) : [one.problem]))
  }

  /** One path or address is one image, so that each answer has its input's position. */
  async #judge(given: string): Promise<Result<LocalImage, ImageAnswer>> {
    const { files, translate } = this.#needs
    const refuse = (fileName: string, message: string) =>
      problem({ success: false as const, fileName, message })
    if (isWebAddress(given)) return this.#fetch(given)
    if (!path.isAbsolute(given) || given.includes('\0')) {
      return refuse(given, translate('editors.noPath', { name: given }))
    }
    const name = files.nameOf(given)
    const look = await files.look(given, 0)
    if (!look.ok || look.value.kind !== 'folder') return success({ path: given, isFetched: false })
    return refuse(name, this.#sentence('', failure('file-unreadable', { name, reason: 'folder' })))
  }

  /** Anybody may have written the document, so its addresses may only lead to the public web. */
  async #fetch(address: string): Promise<Result<LocalImage, ImageAnswer>> {
    // Goes on like an upload, even if the editor has gone.
    const fetched = await this.#needs.fetcher.fetch(address, 'public', new AbortController().signal)
    if (fetched.ok) return success({ path: fetched.value.path, isFetched: true })
    const fileName = shownAddress(address)
    return problem({ success: false, fileName, message: this.#sentence(fileName, fetched.problem) })
  }

  async #upload(
    to: string | undefined,
    names: readonly string[],
    take: (destinationId: string, onBegin: OnBegin) => ReturnType<OrderedUploads['take']>,
    onRefused: () => Promise<void> = async () => undefined,
  ): Promise<readonly ImageAnswer[]> {
    const { queue } = this.#needs.engine
    const destination = this.#needs.destination(to)
    const outcomes = await uploadInOrder(this.#needs, destination, {
      names,
      take: async (onBegin) => {
        // An editor that learns of the pause asks again; images taken in now would then be uploaded twice.
        const taken = queue.state.paused ? problem(paused) : await take(destination.id, onBegin)
        if (!taken.ok) await onRefused()
        return taken
      },
      // An editor's uploads go on even if the editor has gone, because it may ask again.
      signal: new AbortController().signal,
      waitsForPerson: false,
      onProgress: () => undefined,
    })
    return outcomes.map((outcome) => {
      const { name: fileName } = outcome
      return outcome.status === 'failed'
        ? { success: false, fileName, message: this.#sentence(fileName, outcome.failure) }
        : { success: true, id: outcome.id, url: outcome.url, fileName }
    })
  }

  #sentence(name: string, reason: Failure): string {
    const { message, fix } = describeFailure(reason, this.#needs.translate)
    return [name === '' || message.includes(name) ? '' : `${name}: `, `${message} ${fix}`].join('').trim()
  }
}
