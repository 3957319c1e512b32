import path from 'node:path'
import { openDatabase } from '../adapters/database/database'
import { createFileLog } from '../adapters/log/log'
import { buildEngine } from './build-engine'
import { buildHistory } from './build-history'
import { buildImages } from './build-images'
import { buildServers } from './build-servers'
import { buildSettings } from './build-settings'
import { Redactor } from '../core/log/redactor'
import { NoticeBoard } from '../core/notice-board'
import { OngoingFetches } from '../core/uploads/batches/ongoing-fetches'
import { EarlyImages } from '../core/uploads/batches/early-images'
import type { EngineChoices } from '../core/uploads/engine-choices'
import type { DeletionState } from '../shared/history/deletion'
import type { ReplaceProgress } from '../shared/history/replacement'

/** What the core reports to the doors. */
export interface CoreEvents extends Pick<
  EngineChoices,
  'onQueueChange' | 'onHistoryChange' | 'onBatchFinished'
> {
  readonly onDeletionChange: (state: DeletionState) => void
  readonly onReplaceProgress: (progress: ReplaceProgress) => void
}

export type Core = ReturnType<typeof buildCore>

/** Builds the adapters and, on them, the core. */
export function buildCore(home: string, besideMain: (name: string) => string, events: CoreEvents) {
  const redactor = new Redactor()
  const log = createFileLog(path.join(home, 'logs'), (line) => redactor.redact(line))
  const notices = new NoticeBoard()
  const settingsPart = buildSettings({ home, log, redactor, notices })
  const database = openDatabase(path.join(home, 'ollim.sqlite'), log)
  if (database.setAside !== undefined) notices.post({ kind: 'journal-set-aside', ...database.setAside })
  if (database.failure !== undefined) notices.post({ kind: 'failure', failure: database.failure })
  const imagesPart = buildImages({ home, besideMain, log })
  const serversPart = buildServers({ ...settingsPart, log })
  const engine = buildEngine({
    ...events,
    settingsPart,
    imagesPart,
    database,
    stores: serversPart.stores,
    notices,
    isBeingDeleted: (id) => historyPart.deletions.isBeingDeleted(id),
    onLeftBehind: (leftBehind) =>
      log.warn('An upload may have left something in its bucket', { ...leftBehind }),
  })
  const historyPart: ReturnType<typeof buildHistory> = buildHistory({
    ...events,
    engine,
    history: database.history,
    imagesPart,
    web: serversPart.web,
    notices,
    preferences: settingsPart.preferences,
  })
  const earlyImages = new EarlyImages({
    engine,
    settings: settingsPart.settings,
    spool: imagesPart.spoolWithThumbnails,
  })
  const needed = database.neededFiles()
  if (needed !== undefined) {
    earlyImages.forgetAccepted(database.journal.load())
    void imagesPart.spoolWithThumbnails.sweep({ ...needed, paths: [...needed.paths, ...earlyImages.paths] })
  }
  return {
    ...settingsPart,
    ...imagesPart,
    ...serversPart,
    ...historyPart,
    log,
    notices,
    database,
    fetches: new OngoingFetches(notices),
    engine,
    earlyImages,
  }
}
