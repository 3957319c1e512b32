import { readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createSpool, type SweptSpool } from '../../../electron/adapters/files/spool'
import { startChild } from '../../../electron/adapters/images/workers/child-process'
import { Converter, type ConverterOptions } from '../../../electron/adapters/images/converter/converter'
import type { ConversionOrder, ImageCopy } from '../../../electron/core/ports/images'
import { noConversion, type Conversion } from '../../../electron/shared/uploads/conversion'
import type { Failure } from '../../../electron/shared/failures/failure'
import type { Result } from '../../../electron/shared/result'
import { folderForTest } from '../files/folder-for-test'
import { makeSource } from '../files/source-file'
import { makeSilentLog } from '../silent-log'
import { buildConverterWorker } from './workers'

type Answer = Promise<Result<ImageCopy | undefined, Failure>>

/** A converter with its process; its copies are in a new folder for each test. */
export class ConverterBench {
  folder = ''
  #spool: SweptSpool | undefined
  #workerFile = ''
  #converter: Converter | undefined

  async open(): Promise<void> {
    this.#workerFile = await buildConverterWorker()
    this.#converter = this.make()
  }

  async close(): Promise<void> {
    this.#converter?.dispose()
    await rm(dirname(this.#workerFile), { recursive: true })
  }

  async begin(): Promise<void> {
    this.folder = await folderForTest('converter')
    this.#spool = createSpool(this.spoolFolder)
  }

  /** Another converter, with its own process. */
  make(given: Partial<ConverterOptions> = {}): Converter {
    const spool = (): SweptSpool => this.#spool ?? createSpool(this.spoolFolder)
    return new Converter({
      copies: {
        keepCopy: (name, content) => spool().keepCopy(name, content),
        keepMade: (name, make) => spool().keepMade(name, make),
        release: (path) => spool().release(path),
      },
      workerFile: this.#workerFile,
      startProcess: startChild,
      log: makeSilentLog(),
      ...given,
    })
  }

  get spoolFolder(): string {
    return join(this.folder, 'spool')
  }

  spooled(): Promise<readonly string[]> {
    return readdir(this.spoolFolder).catch(() => [])
  }

  async order(
    bytes: Uint8Array,
    contentType: string,
    conversion: Partial<Conversion>,
    keepsMetadata = true,
  ): Promise<ConversionOrder> {
    const source = await makeSource(this.folder, 'picture', bytes)
    return { source, contentType, conversion: { ...noConversion, ...conversion }, keepsMetadata }
  }

  async convert(order: ConversionOrder, signal = new AbortController().signal): Answer {
    if (this.#converter === undefined) throw new Error('The bench is not open.')
    return this.#converter.convert(order, 'picture.png', signal, () => undefined)
  }

  /** The copy with its bytes; throws if there is none. */
  async copy(order: ConversionOrder): Promise<ImageCopy & { readonly bytes: Buffer }> {
    const answer = await this.convert(order)
    if (!answer.ok || answer.value === undefined) throw new Error(JSON.stringify(answer))
    return { ...answer.value, bytes: await readFile(answer.value.file.path) }
  }
}
