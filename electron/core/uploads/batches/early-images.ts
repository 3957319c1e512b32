import type { Failure } from '../../../shared/failures/failure'
import { success, type Result } from '../../../shared/result'
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

/**
 * Hands images to the engine. While there is no destination they wait, also over restarts, and go to the first one.
 */
export class EarlyImages {
  readonly #needs: EarlyImagesNeeds
  #isUploading = false

  constructor(needs: EarlyImagesNeeds) {
    this.#needs = needs
  }

  /** @param onUploaded called whenever images that waited have become uploads */
  start(onUploaded: () => void): void {
    const upload = (): void => void this.#upload(onUploaded)
    this.#needs.settings.onChange(upload)
    upload()
  }

  async uploadPaths(
    paths: readonly string[],
    destinationId: string,
    options?: UploadOptions,
  ): Promise<Result<IntakeResult, Failure>> {
    if (destinationId !== '' || paths.length === 0) {
      return this.#needs.engine.uploadPaths(paths, destinationId, options)
    }
    return this.#add(paths.map((path) => ({ path })))
  }

  async uploadBytes(
    images: readonly ImageBytes[],
    destinationId: string,
    options?: UploadOptions,
  ): Promise<Result<IntakeResult, Failure>> {
    if (destinationId !== '') return this.#needs.engine.uploadBytes(images, destinationId, options)
    for (const image of images) {
      const kept = await keepImage(this.#needs.spool, image)
      if (!kept.ok) return kept
      this.#add([{ path: kept.value.path, name: image.name }])
    }
    return success(waits)
  }

  /** The person does not want them uploaded. */
  discard(): void {
    if (this.#isUploading) return
    const { settings, spool } = this.#needs
    const { earlyImages } = settings
    settings.changeEarlyImages([])
    for (const { path, name } of earlyImages) if (name !== undefined) void spool.release(path)
  }

  #add(images: readonly EarlyImage[]): Result<IntakeResult, Failure> {
    const { settings } = this.#needs
    settings.changeEarlyImages([...settings.earlyImages, ...images])
    return success(waits)
  }

  async #upload(onUploaded: () => void): Promise<void> {
    const { settings, engine } = this.#needs
    const { earlyImages: images, defaultDestinationId: to } = settings
    if (this.#isUploading || images.length === 0 || to === '') return
    this.#isUploading = true
    const paths = images.flatMap(({ path, name }) => (name === undefined ? [path] : []))
    const kept = images.flatMap(({ path, name }) =>
      name === undefined ? [] : [{ name, kept: success({ path }) }],
    )
    const areFilesTaken = paths.length === 0 || (await engine.uploadPaths(paths, to)).ok
    const areKeptTaken = kept.length === 0 || (await engine.uploadKept(kept, to)).ok
    this.#isUploading = false
    // Only now: if Ollim ends in between, they are uploaded after the next start.
    const taken = new Set(images.filter(({ name }) => (name === undefined ? areFilesTaken : areKeptTaken)))
    if (taken.size === 0) return
    settings.changeEarlyImages(settings.earlyImages.filter((image) => !taken.has(image)))
    onUploaded()
  }
}

/** Nothing has been uploaded yet. */
const waits: IntakeResult = { batchId: '', accepted: 0, refused: 0, uploadIds: [], inputs: [] }
