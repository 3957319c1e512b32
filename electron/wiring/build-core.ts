import path from 'node:path'
import { systemClock, systemIds } from '../adapters/clock'
import { openDatabase } from '../adapters/database/database'
import { createFileLog } from '../adapters/log/log'
import { createPartialCheckRequests } from '../adapters/s3/partial-check-requests'
import { createObjectStores } from '../adapters/s3/object-store'
import { createPublicWeb } from '../adapters/web/public-web'
import { buildEngine } from './build-engine'
import { buildHistory } from './build-history'
import { buildImages } from './build-images'
import { buildSettings } from './build-settings'
import { CheckRunner } from '../core/destinations/check-runner'
import { checkDestination } from '../core/doctor/check-destination'
import { Redactor } from '../core/log/redact'
import { NoticeBoard } from '../core/notice-board'
import { LiveCheck } from '../core/settings/live-check'
import type { StoreTarget } from '../core/store-ports'
import { EarlyImages } from '../core/uploads/batches/early-images'
import { OngoingFetches } from '../core/uploads/batches/ongoing-fetches'
import type { EngineChoices } from '../core/uploads/engine-choices'
import { systemProxyOf } from '../desktop/system-proxy'
import type { DeletionState } from '../shared/history/deletion'

/** What the core reports to the doors. */
export interface CoreEvents extends Pick<
  EngineChoices,
  'onQueueChange' | 'onHistoryChange' | 'onBatchFinished'
> {
  readonly onDeletionChange: (state: DeletionState) => void
}

export type Core = ReturnType<typeof buildCore>

/** Builds the adapters and, on them, the core. No logic. */
export function buildCore(home: string, besideMain: (name: string) => string, events: CoreEvents) {
  const redactor = new Redactor()
  const log = createFileLog(path.join(home, 'logs'), (line) => redactor.redact(line))
  const notices = new NoticeBoard()
  const settingsPart = buildSettings({ home, log, redactor, notices })
  const { settings, preferences, loans } = settingsPart
  const database = openDatabase(path.join(home, 'ollim.sqlite'), log)
  if (database.setAside !== undefined) notices.post({ kind: 'journal-set-aside', ...database.setAside })
  if (database.failure !== undefined) notices.post({ kind: 'failure', failure: database.failure })
  const imagesPart = buildImages({ home, besideMain, log })
  const needed = database.neededFiles()
  if (needed !== undefined) {
    const early = settings.earlyImages.map(({ path }) => path)
    void imagesPart.picturedSpool.sweep({ ...needed, paths: [...needed.paths, ...early] })
  }
  const stores = createObjectStores({
    log,
    proxyOf: systemProxyOf,
    loans,
    onAccessListRefused: (id) => settings.destinations.leaveOutAccessList(id),
  })
  const web = createPublicWeb({ proxyOf: systemProxyOf })
  const checks = new CheckRunner((target, signal) =>
    checkDestination({ stores, web, clock: systemClock, ids: systemIds }, target, signal),
  )
  const liveCheck = new LiveCheck({
    settings,
    checks,
    clock: systemClock,
    requests: createPartialCheckRequests({ log, proxyOf: systemProxyOf, loans }),
  })
  const engine = buildEngine({
    ...events,
    settingsPart,
    imagesPart,
    database,
    stores,
    notices,
    isBeingDeleted: (id) => historyPart.deletions.isBeingDeleted(id),
  })
  const historyPart: ReturnType<typeof buildHistory> = buildHistory({
    ...events,
    engine,
    history: database.history,
    web,
    notices,
    preferences,
  })
  return {
    // Imported when needed: it loads the SDK, which would slow the start.
    certificateOf: async (target: StoreTarget) =>
      (await import('../adapters/s3/server-certificate')).serverCertificate(target, systemProxyOf),
    ...settingsPart,
    ...imagesPart,
    ...historyPart,
    log,
    notices,
    database,
    stores,
    web,
    fetches: new OngoingFetches(notices),
    checks,
    liveCheck,
    engine,
    earlyImages: new EarlyImages({ engine, settings, spool: imagesPart.picturedSpool }),
  }
}
