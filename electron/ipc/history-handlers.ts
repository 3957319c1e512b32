import type { BucketImport } from '../core/history/bucket-import'
import type { Deletions } from '../core/history/changes/deletions'
import type { EntryThumbnails } from '../core/history/thumbnails/entry-thumbnails'
import { exportHistory, type HistoryExportNeeds } from '../core/history/export/export-history'
import type { Mover } from '../core/history/changes/mover'
import type { Replacer } from '../core/history/changes/replacer'
import { tagEntries } from '../core/history/tag-entries'
import { searchHistory } from '../core/history/search/search-history'
import type { Verifier } from '../core/history/verifier'
import type { History } from '../core/ports/history'
import type { LinkService } from '../core/links/link-service'
import type { NoticeBoard } from '../core/notice-board'
import type { Clock } from '../core/ports/clock'
import type { Engine } from '../core/uploads/engine'
import type { HistoryCalls, ObjectCalls } from '../shared/history/history-calls'
import { done } from './done'
import type { HandlersOf } from './serve'

export interface HistoryHandlerNeeds {
  readonly engine: Pick<Engine, 'forgetEntries' | 'slices'>
  readonly history: Pick<
    History,
    'search' | 'read' | 'readFailure' | 'identify' | 'tag' | 'tags' | 'destinations'
  >
  readonly clock: Pick<Clock, 'now'>
  readonly deletions: Deletions
  readonly bucketImport: BucketImport
  readonly historyExport: HistoryExportNeeds
  readonly notices: NoticeBoard
  readonly onHistoryChange: () => void
}

export interface ObjectHandlerNeeds {
  readonly deletions: Deletions
  readonly verifier: Verifier
  readonly mover: Mover
  readonly replacer: Replacer
  readonly entryThumbnails: Pick<EntryThumbnails, 'cancel'>
  readonly linkService: LinkService
  readonly notices: NoticeBoard
  readonly showSource: HandlersOf<ObjectCalls>['showSource']
}

/** The page's calls about the history. */
export function historyHandlers(needs: HistoryHandlerNeeds): HandlersOf<HistoryCalls> {
  const { engine, history, bucketImport, deletions, clock, notices, onHistoryChange } = needs
  return {
    searchHistory: (query) => searchHistory(history, query, clock.now(), deletions.leavingPositions),
    readHistory: (positions) => history.read(positions),
    identifyHistory: (positions) => history.identify(positions),
    importBucket: async (destinationId, scope) => {
      await bucketImport.run(destinationId, scope)
      return null
    },
    cancelBucketImport: () => done(() => bucketImport.cancel()),
    readBucketImport: () => bucketImport.last,
    forgetBucketImport: () => done(() => bucketImport.forgetEnded()),
    exportHistory: (wanted, format) => exportHistory(needs.historyExport, wanted, format),
    tagHistory: async (ids, change) => {
      const tagged = await tagEntries({ history, slices: engine.slices }, ids, change)
      void notices.postRefusal(tagged)
      onHistoryChange()
      return tagged.ok
    },
    listTags: () => history.tags(),
    listHistoryDestinations: () => history.destinations(),
    forgetHistory: async (ids) => {
      const forgotten = await engine.slices.change(ids, (some) => engine.forgetEntries(some))
      onHistoryChange()
      return forgotten
    },
  }
}

/** The page's calls about objects that are already in a bucket. */
export function objectHandlers(needs: ObjectHandlerNeeds): HandlersOf<ObjectCalls> {
  const { deletions, verifier, mover, replacer, entryThumbnails, linkService, notices, showSource } = needs
  return {
    verifyHistory: (ids) => verifier.verify(ids),
    showSource,
    moveObject: (id, key) => mover.move(id, key),
    replaceObject: (id, version, evenIfChanged) => replacer.replace(id, version, evenIfChanged),
    cancelThumbnail: (id) => done(() => entryThumbnails.cancel(id)),
    cancelReplacement: () => done(() => replacer.cancel()),
    copyFreshLink: async (id) => {
      const written = replacer.freshenLink(id)
      if (written.ok) return { copied: await linkService.copy([id]) }
      notices.post({ kind: 'failure', failure: written.problem })
      return { copied: 0 }
    },
    deleteFromBucket: (ids) => done(() => deletions.ask(ids)),
    undoDeletion: () => done(() => deletions.undo()),
    answerDeletion: (deletes) => done(() => void deletions.answer(deletes)),
    readDeletion: () => deletions.state,
  }
}
