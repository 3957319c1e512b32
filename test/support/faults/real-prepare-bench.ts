import { randomUUID } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import type { UploadState } from '../../../electron/shared/uploads/upload'
import { folderForTest } from '../files/folder-for-test'
import { until } from '../servers/daemon'
import type { PublicStore } from '../servers/embedded'
import { publicTarget } from '../servers/targets'
import { uploadsOf } from '../uploads-of'
import { bundleKillProcess, KillProcess } from './kill-process'
import { isIdle, openRealEngine, type RealEngineOptions } from './real-engine'

/** A home with a real engine that prepares images before it uploads them to a public bucket. */
export class RealPrepareBench {
  readonly folder: string
  /** The folder for Ollim's state. */
  readonly home: string
  readonly target: StoreTarget
  #program: string | undefined

  private constructor(folder: string, store: PublicStore) {
    this.folder = folder
    this.home = path.join(folder, 'home')
    this.target = publicTarget(store, { keyTemplate: `prepare/${randomUUID()}/{name}.{ext}` })
  }

  static async open(store: PublicStore): Promise<RealPrepareBench> {
    return new RealPrepareBench(await folderForTest('prepare'), store)
  }

  /** @returns the file's path */
  async write(name: string, bytes: Uint8Array): Promise<string> {
    const file = path.join(this.folder, name)
    await writeFile(file, bytes)
    return file
  }

  /** @returns how each upload ended */
  async upload(
    files: readonly string[],
    how: Pick<RealEngineOptions, 'conversion' | 'onTakenKey' | 'removesMetadata' | 'workerFile'>,
  ): Promise<readonly UploadState[]> {
    const opened = openRealEngine({ home: this.home, target: this.target, ...how })
    const { engine } = opened
    engine.start()
    await engine.uploadPaths(files, this.target.id)
    await until('the end', async () => isIdle(engine))
    const states = uploadsOf(engine.list).map(({ status }) => status.state)
    await opened.dispose()
    return states
  }

  async killProcess(): Promise<KillProcess> {
    this.#program ??= await bundleKillProcess()
    return new KillProcess(this.#program, path.join(this.folder, 'order.json'))
  }

  /** The names of the files in the spool. */
  async spooled(): Promise<readonly string[]> {
    return readdir(path.join(this.home, 'spool')).catch(() => [])
  }

  async dispose(): Promise<void> {
    if (this.#program !== undefined) await rm(path.dirname(this.#program), { recursive: true, force: true })
  }
}
