import type { Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { ImageBytes } from '../../../shared/uploads/image-bytes'
import type { JournalRecord } from '../../ports/journal'
import type { Spool } from '../../ports/spool'
import type { SettingsService } from '../../settings/settings-service'
import type { EarlyImage } from '../../settings/stored-settings'
import type { Engine, UploadOptions } from '../engine'
import type { IntakeResult } from '../intake/intake'
import { keepImage } from '../intake/keep-image'

export interface EarlyImagesNeeds {
  readonly engine: Pick<Engine, 'uploadPaths' | 'uploadBytes' | 'uploadKept'>
  readonly settings: Pick<
    SettingsService,
    'defaultDestinationId' | 'earlyImages' | 'earlyBatchId' | 'changeEarlyImages' | 'onChange'
  >
  readonly spool: Spool
}

export interface EarlyImagesListener {
  /** Called whenever images that waited have become uploads. */
  readonly onUploaded: () => void
  /** Called when images wait that were given elsewhere than in the window, which says so itself. */
  readonly onWaiting: () => void
}

/**
 * Hands images to the engine. While there is no destination they wait, also over restarts, and go to the first one.
 */
export class EarlyImages {
  readonly #needs: EarlyImagesNeeds
  #listener: EarlyImagesListener | undefined
  #isUploading = false
  /** The files that the last run took in before it was killed, some of them in folders that still wait. */
  #taken: ReadonlySet<string> = new Set()

  constructor(needs: EarlyImagesNeeds) {
    this.#needs = needs
  }

  /** The files of those that wait. */
  get paths(): readonly string[] {
    return this.#needs.settings.earlyImages.map(({ path }) => path)
  }

  /**
   * The last run may have ended after it had accepted images and before it noted that: they no longer wait.
   *
   * @param accepted the uploads in the journal
   */
  forgetAccepted(accepted: Iterable<Pick<JournalRecord, 'upload' | 'source' | 'original'>>): void {
    const { settings } = this.#needs
    const { earlyImages, earlyBatchId } = settings
    if (earlyImages.length === 0) return
    const files = new Set<string>()
    const all = new Set<string>()
    for (const { upload, source, original = source } of accepted) {
      all.add(original.path)
      if (upload.batchId === earlyBatchId) files.add(original.path)
    }
    this.#taken = files
    const left = earlyImages.filter(({ path, name }) => !(name === undefined ? files : all).has(path))
    if (left.length < earlyImages.length) settings.changeEarlyImages({ earlyImages: left })
  }

  start(listener: EarlyImagesListener): void {
    this.#listener = listener
    this.#needs.settings.onChange(() => void this.#upload())
    void this.#upload()
  }

  async uploadPaths(
    paths: readonly string[],
    destinationId: string,
    options?: UploadOptions,
  ): Promise<Result<IntakeResult, Failure>> {
    if (destinationId !== '' || paths.length === 0) {
      return this.#needs.engine.uploadPaths(paths, destinationId, options)
    }
    this.#add(
      paths.map((path) => ({ path })),
      options,
    )
    return success(waits)
  }

  async uploadBytes(
    images: readonly ImageBytes[],
    destinationId: string,
    options?: UploadOptions,
  ): Promise<Result<IntakeResult, Failure>> {
    if (destinationId !== '') return this.#needs.engine.uploadBytes(images, destinationId, options)
    const added: EarlyImage[] = []
    let refusal: Failure | undefined
    for (const image of images) {
      const kept = await keepImage(this.#needs.spool, image)
      if (kept.ok) added.push({ path: kept.value.path, name: image.name })
      else refusal ??= kept.problem
    }
    if (added.length > 0) this.#add(added, options)
    return refusal === undefined ? success(waits) : problem(refusal)
  }

  /** The person does not want them uploaded. */
  discard(): void {
    if (this.#isUploading) return
    const { settings, spool } = this.#needs
    const { earlyImages } = settings
    settings.changeEarlyImages({ earlyImages: [] })
    for (const { path, name } of earlyImages) if (name !== undefined) void spool.release(path)
  }

  #add(images: readonly EarlyImage[], options: UploadOptions = {}): void {
    const { settings } = this.#needs
    settings.changeEarlyImages({ earlyImages: [...settings.earlyImages, ...images] })
    if (options.origin === 'elsewhere') this.#listener?.onWaiting()
  }

  async #upload(): Promise<void> {
    const { settings } = this.#needs
    const { earlyImages: images, defaultDestinationId: to } = settings
    if (this.#isUploading || images.length === 0 || to === '') return
    this.#isUploading = true
    const taken = await this.#handOver(images, to).finally(() => (this.#isUploading = false))
    if (taken.size === 0) return
    // Only now: if Ollim ends in between, they are uploaded after the next start.
    this.#taken = new Set()
    const earlyImages = settings.earlyImages.filter((image) => !taken.has(image))
    settings.changeEarlyImages({ earlyImages, earlyBatchId: '' })
    this.#listener?.onUploaded()
  }

  /** Returns those that have become uploads. */
  async #handOver(images: readonly EarlyImage[], to: string): Promise<ReadonlySet<EarlyImage>> {
    const { engine, settings } = this.#needs
    const paths = images.flatMap(({ path, name }) => (name === undefined ? [path] : []))
    const kept = images.flatMap(({ path, name }) =>
      name === undefined ? [] : [{ name, kept: success({ path }) }],
    )
    // The same file can have been uploaded before: only its batch tells those apart that are taken here.
    const onBegin = (earlyBatchId: string) => settings.changeEarlyImages({ earlyBatchId })
    const { earlyBatchId: id } = settings
    const begun = id === '' ? {} : { begun: { id, taken: this.#taken } }
    const options = { onBegin, ...begun }
    const files = paths.length === 0 ? undefined : engine.uploadPaths(paths, to, options)
    // Asked for at once, so that whoever cancels all cancels both, but taken in after the files.
    const after = files ?? Promise.resolve()
    const pasted = kept.length === 0 ? undefined : engine.uploadKept(kept, to, { after })
    const [areFilesTaken, areKeptTaken] = (await Promise.all([files, pasted])).map((end) => end?.ok ?? true)
    return new Set(images.filter(({ name }) => (name === undefined ? areFilesTaken : areKeptTaken)))
  }
}

/** Nothing has been uploaded yet. */
const waits: IntakeResult = { batchId: '', accepted: 0, refused: 0, uploadIds: [], inputs: [] }
