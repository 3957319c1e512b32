import { systemClock } from '../adapters/clock'
import { createNewestFirst } from '../adapters/images/thumbnails/newest-first'
import type { Core } from './build-core'
import { thumbnailPixels } from './build-images'
import { openerFor } from '../core/history/open-for-entry'
import { EntryThumbnails } from '../core/history/thumbnails/entry-thumbnails'
import { Lull } from '../core/history/thumbnails/lull'
import { ThumbHashes } from '../core/history/thumbnails/thumb-hashes'

/** Objects fetched at once for their thumbnails, and how many wait. */
const [atOnce, maxWaiting] = [4, 60]

/** Builds the thumbnails of uploads and entries. */
export function buildThumbnails({ engine, database, thumbnails, spool, files, sniffer }: Core) {
  const { history } = database
  const hashes = new ThumbHashes({ clock: systemClock, history })
  const ofEntries = new EntryThumbnails({
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
    dispose: () => {
      ofEntries.dispose()
      hashes.dispose()
    },
  }
}
