import path from 'node:path'
import { createFiles } from '../adapters/files/files'
import { createSpoolWithThumbnails } from '../adapters/files/spool-with-thumbnails'
import { createSpool } from '../adapters/files/spool'
import { Converter } from '../adapters/images/converter/converter'
import { createMetadataRemover } from '../adapters/images/metadata/remover'
import { createImageSniffer } from '../adapters/images/sniffer/sniffer'
import { Thumbnails } from '../adapters/images/thumbnails/thumbnails'
import { createImageFetcher } from '../adapters/web/image-fetcher'
import type { Log } from '../core/ports/log'
import { helperStarter } from '../desktop/helper-process'
import { systemProxyOf } from '../desktop/system-proxy'

export interface ImagesNeeds {
  /** The folder of all state. */
  readonly home: string
  /** The absolute path of a file that the build puts beside main's. */
  readonly besideMain: (name: string) => string
  readonly log: Log
}

/** The longest side of a thumbnail: sharp in rows and in the history's tiles, also on high-density screens. */
export const thumbnailPixels = 320

/** Builds what reads images, copies them into the spool and changes the copies. */
export function buildImages({ home, besideMain, log }: ImagesNeeds) {
  const thumbnails = new Thumbnails({
    folder: path.join(home, 'thumbnails'),
    workerFile: besideMain('thumbnail-worker.js'),
    startProcess: helperStarter('Ollim thumbnails'),
    log,
  })
  const spool = createSpool(path.join(home, 'spool'))
  const spoolWithThumbnails = createSpoolWithThumbnails(spool, (file) =>
    thumbnails.keepOf(file, thumbnailPixels),
  )
  const sniffer = createImageSniffer()
  return {
    files: createFiles(),
    sniffer,
    thumbnails,
    spool,
    spoolWithThumbnails,
    metadata: createMetadataRemover(spoolWithThumbnails),
    converter: new Converter({
      copies: spoolWithThumbnails,
      workerFile: besideMain('converter-worker.js'),
      startProcess: helperStarter('Ollim converter'),
      log,
    }),
    fetcher: createImageFetcher({ spool, sniffer, proxyOf: systemProxyOf }),
  }
}
