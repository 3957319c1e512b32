import { systemClock } from '../adapters/clock'
import { createNewestFirst } from '../adapters/images/thumbnails/newest-first'
import type { Core } from './build-core'
import { thumbnailPixels } from './build-images'
import { openerFor } from '../core/history/open-for-entry'
import { EntryPictures } from '../core/history/pictures/entry-pictures'
import { Lull } from '../core/history/pictures/lull'
import { ThumbHashes } from '../core/history/pictures/thumb-hashes'
import type { Thumbnail } from '../desktop/window/app-protocol'

/** Objects fetched at once for their pictures, and how many wait. */
const [atOnce, maxWaiting] = [4, 60]

/** Builds what shows small pictures of uploads and entries. */
export function buildPictures({ engine, database, thumbnails, spool, files, sniffer }: Core) {
  const { history } = database
  const hashes = new ThumbHashes({ clock: systemClock, history })
  const ofEntries = new EntryPictures({
    clock: systemClock,
    history,
    sourceOf: (id) => {
      const record = engine.list.get(id)
      return record?.original ?? record?.source ?? history.sourceOf(id)
    },
    open: openerFor((id) => engine.open(id)),
    maker: thumbnails,
    hashes,
    lull: new Lull(systemClock),
    turns: createNewestFirst(atOnce, maxWaiting),
    spool,
    files,
    sniffer,
    sizePixels: thumbnailPixels,
  })
  return {
    ofEntries,
    hashes,
    thumbnail: async (id: string): Promise<Thumbnail | undefined> => {
      const bytes = await ofEntries.picture(id)
      return bytes && { bytes, contentType: 'image/webp' }
    },
    dispose: () => {
      ofEntries.dispose()
      hashes.dispose()
    },
  }
}
