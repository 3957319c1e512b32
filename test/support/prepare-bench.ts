import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect } from 'vitest'
import type { ImageConverter } from '../../electron/core/ports/images'
import type { StoreTarget } from '../../electron/core/ports/object-store'
import { Engine } from '../../electron/core/uploads/engine'
import { noConversion, type Conversion } from '../../electron/shared/uploads/conversion'
import { success } from '../../electron/shared/result'
import { noConverter } from './no-op-ports'
import { engineChoices } from './engine-choices'
import { enginePorts } from './engine-ports'
import { FakeClock } from './fake-clock'
import { folderForTest } from './files/folder-for-test'
import { KeepingBucket, SourceHistory } from './recording-ports'
import { MemoryJournal } from './memory-ports'
import { sampleTarget } from './sample-target'

/** Engines, one after another as after restarts, that prepare images in one folder for one bucket. */
export class PrepareBench {
  readonly bucket = new KeepingBucket()
  readonly journal = new MemoryJournal()
  readonly history = new SourceHistory()
  target: StoreTarget = sampleTarget()
  removesMetadata = false
  conversion: Conversion = noConversion
  converter: ImageConverter = noConverter
  readonly folder: string
  readonly photo: Buffer
  readonly #clock = new FakeClock()
  readonly #engines: Engine[] = []

  private constructor(folder: string, photo: Buffer) {
    this.folder = folder
    this.photo = photo
  }

  /** @param photo the content of files for which a test gives no other image */
  static async open(photo: Buffer): Promise<PrepareBench> {
    return new PrepareBench(await folderForTest('prepare'), photo)
  }

  get spoolFolder(): string {
    return path.join(this.folder, 'spool')
  }

  start(): Engine {
    const { folder, bucket, journal, history, converter } = this
    const engine = new Engine(
      enginePorts({
        folder,
        stores: { open: () => bucket },
        journal,
        history,
        clock: this.#clock,
        converter,
      }),
      engineChoices(this.target, {
        targetOf: () => success(this.target),
        removesMetadata: () => this.removesMetadata,
        conversion: () => this.conversion,
        reuseEarlierLinks: () => true,
      }),
    )
    this.#engines.push(engine)
    engine.start()
    return engine
  }

  /** @returns the file's path */
  async write(name: string, bytes: Uint8Array = this.photo): Promise<string> {
    const file = path.join(this.folder, name)
    await writeFile(file, bytes)
    return file
  }

  /** Waits until every upload has ended and is in the history. */
  async ended(engine: Engine): Promise<void> {
    await expect.poll(() => engine.list.totals.unfinished).toBe(0)
    this.#clock.advance(1000)
  }

  /** The names of the files in the spool. */
  async spooled(): Promise<readonly string[]> {
    return readdir(this.spoolFolder).catch(() => [])
  }

  /** The bytes that were uploaded under a key; empty if there are none. */
  sent(key: string): Buffer {
    return this.bucket.sent.get(key)?.bytes ?? Buffer.alloc(0)
  }

  async dispose(): Promise<void> {
    for (const engine of this.#engines) await engine.dispose()
  }
}
