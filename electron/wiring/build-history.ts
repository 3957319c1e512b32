import { systemClock } from '../adapters/clock'
import { bucketOpenerFor, openerFor } from '../core/history/open-for-entry'
import { Deletions } from '../core/history/changes/deletions'
import { Mover } from '../core/history/changes/mover'
import { Replacer } from '../core/history/changes/replacer'
import { Retention } from '../core/history/retention'
import { UnfinishedChanges } from '../core/history/changes/unfinished-changes'
import { Verifier } from '../core/history/verifier'
import type { History } from '../core/ports/history'
import type { NoticeBoard } from '../core/notice-board'
import type { PublicWeb } from '../core/ports/web'
import type { Engine } from '../core/uploads/engine'
import { removeUploads } from '../core/uploads/remove-uploads'
import type { DeletionState } from '../shared/history/deletion'
import type { Notice } from '../shared/app/notice'
import type { Preferences } from '../shared/app/settings'
import type { ReplaceProgress } from '../shared/history/replacement'
import type { buildImages } from './build-images'

export interface HistoryNeeds {
  readonly engine: Engine
  readonly history: History
  readonly imagesPart: ReturnType<typeof buildImages>
  readonly web: PublicWeb
  readonly notices: NoticeBoard
  readonly preferences: () => Preferences
  readonly onHistoryChange: () => void
  readonly onDeletionChange: (state: DeletionState) => void
  readonly onReplaceProgress: (progress: ReplaceProgress) => void
}

/** Builds what looks after finished uploads: checks, moves, replaces, deletes and forgets them. */
export function buildHistory(needs: HistoryNeeds) {
  const { engine, history, web, notices, preferences, onHistoryChange, onDeletionChange } = needs
  const shared = {
    clock: systemClock,
    history,
    changes: engine.changes,
    isPending: (id: string): boolean => engine.isPending(id),
    web,
    open: openerFor((id) => engine.open(id)),
    removeUploads: (ids: readonly string[]): void => removeUploads(engine.list, ids),
    post: (notice: Notice): void => notices.post(notice),
    onHistoryChange,
  }
  const forget = (ids: readonly string[]) => engine.forgetDeleted(ids)
  const mover = new Mover({ ...shared, reserveKey: (location, key) => engine.reserveKey(location, key) })
  return {
    verifier: new Verifier(shared),
    mover,
    unfinished: new UnfinishedChanges({ ...shared, open: bucketOpenerFor(engine), mover, forget }),
    deletions: new Deletions({
      ...shared,
      slices: engine.slices,
      forget,
      onChange: onDeletionChange,
    }),
    replacer: new Replacer({
      ...shared,
      ...needs.imagesPart,
      spool: needs.imagesPart.spoolWithThumbnails,
      pace: (bytes, signal) => engine.pace.allow(bytes, signal),
      removesMetadata: () => preferences().removeMetadata,
      conversion: () => preferences().conversion,
      onProgress: needs.onReplaceProgress,
    }),
    retention: new Retention({ ...shared, life: () => preferences().historyLife }),
  }
}
