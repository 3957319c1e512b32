import type { Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { ImageBytes } from '../../../shared/uploads/image-bytes'
import type { Spool } from '../../ports'
import type { SettingsService } from '../../settings/settings-service'
import type { EarlyImage } from '../../settings/stored-settings'
import type { Engine, UploadOptions } from '../engine'
import type { IntakeResult } from '../intake/intake'
import { keepImage } from '../intake/keep-image'

export interface EarlyImagesNeeds {
  readonly engine: Pick<Engine, 'uploadPaths' | 'uploadBytes' | 'uploadKept'>
  readonly settings: Pick<
    SettingsService,
    'defaultDestinationId' | 'earlyImages' | 'changeEarlyImages' | 'onChange'
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

  constructor(needs: EarlyImagesNeeds) {
    this.#needs = needs
  }

  /** The files of those that wait. */
  get paths(): readonly string[] {
    return this.#needs.settings.earlyImages.map(({ path }) => path)
  }

  /**
   * The last run may have ended after it had accepted images and before it noted that: their spooled files then belong to
   * their uploads.
   *
   * @param accepted the files of all uploads in the journal
   */
  forgetAccepted(accepted: readonly string[]): void {
    const { settings } = this.#needs
    const taken = new Set(accepted)
    const left = settings.earlyImages.filter(({ path, name }) => name === undefined || !taken.has(path))
    if (left.length < settings.earlyImages.length) settings.changeEarlyImages(left)
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
    settings.changeEarlyImages([])
    for (const { path, name } of earlyImages) if (name !== undefined) void spool.release(path)
  }

  #add(images: readonly EarlyImage[], options: UploadOptions = {}): void {
    const { settings } = this.#needs
    settings.changeEarlyImages([...settings.earlyImages, ...images])
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
    settings.changeEarlyImages(settings.earlyImages.filter((image) => !taken.has(image)))
    this.#listener?.onUploaded()
  }

  /** Returns those that have become uploads. */
  async #handOver(images: readonly EarlyImage[], to: string): Promise<ReadonlySet<EarlyImage>> {
    const { engine } = this.#needs
    const paths = images.flatMap(({ path, name }) => (name === undefined ? [path] : []))
    const kept = images.flatMap(({ path, name }) =>
      name === undefined ? [] : [{ name, kept: success({ path }) }],
    )
    const areFilesTaken = paths.length === 0 || (await engine.uploadPaths(paths, to)).ok
    const areKeptTaken = kept.length === 0 || (await engine.uploadKept(kept, to)).ok
    return new Set(images.filter(({ name }) => (name === undefined ? areFilesTaken : areKeptTaken)))
  }
}

/** Nothing has been uploaded yet. */
const waits: IntakeResult = { batchId: '', accepted: 0, refused: 0, uploadIds: [], inputs: [] }
