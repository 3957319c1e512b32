import { homedir } from 'node:os'
import path from 'node:path'
import { app } from 'electron'
import { createCredentialsLender } from './adapters/aws-config/lender'
import { systemClock, systemIds } from './adapters/clock'
import { openDatabase } from './adapters/database/database'
import { createFiles } from './adapters/files/files'
import { createPicturedSpool } from './adapters/files/pictured-spool'
import { createSpool } from './adapters/files/spool'
import { createConverter } from './adapters/images/converter'
import { createMetadataRemover } from './adapters/images/metadata/remover'
import { createImageSniffer } from './adapters/images/sniffer'
import { createThumbnails } from './adapters/images/thumbnails'
import { createFileLog } from './adapters/log/log'
import { createEarlyQuestions } from './adapters/s3/early-questions'
import { createObjectStores } from './adapters/s3/object-store'
import { createPassphraseLock } from './adapters/secrets/passphrase-lock'
import { createSecretBox } from './adapters/secrets/secret-box'
import { StoredSettingsFile } from './adapters/store/settings-file'
import { createImageFetcher } from './adapters/web/image-fetcher'
import { createPublicWeb } from './adapters/web/public-web'
import { BorrowedCredentials } from './core/credentials/borrowed-credentials'
import { ExpiryWatch } from './core/credentials/expiry-watch'
import { CheckRunner } from './core/destinations/check-runner'
import { PasteKeeper } from './core/destinations/paste/paste-keeper'
import { checkDestination } from './core/doctor/check-destination'
import { Redactor } from './core/log/redact'
import { openerFor } from './core/history/delete-objects'
import { Deletions } from './core/history/deletions'
import { Mover } from './core/history/mover'
import { Retention } from './core/history/retention'
import { Verifier } from './core/history/verifier'
import { NoticeBoard } from './core/notice-board'
import { environmentDestination } from './core/settings/environment-destination'
import { DestinationExporter } from './core/settings/destination-exporter'
import { DestinationImporter } from './core/settings/destination-importer'
import { LiveCheck } from './core/settings/live-check'
import { MfaSessions } from './core/settings/mfa-sessions'
import { SettingsService } from './core/settings/settings-service'
import { canLaunchAtLogin } from './desktop/autostart-entry'
import { helperStarter } from './desktop/helper-process'
import type { StoreTarget } from './core/store-ports'
import { systemProxyOf } from './desktop/system-proxy'
import { Engine } from './core/uploads/engine'
import type { EngineChoices } from './core/uploads/engine-choices'
import { OngoingFetches } from './core/uploads/batches/ongoing-fetches'
import { removeUploads } from './core/uploads/remove-uploads'
import type { DeletionState } from './shared/deletion'

/** What the core reports to the doors. */
export interface CoreEvents extends Pick<
  EngineChoices,
  'onQueueChange' | 'onHistoryChange' | 'onBatchFinished'
> {
  readonly onDeletionChange: (state: DeletionState) => void
}

export type Core = ReturnType<typeof buildCore>

/** The longest side of a thumbnail: sharp in rows and in the history's tiles, also on high-density screens. */
export const thumbnailPixels = 320

/** Builds the adapters and, on them, the core. No logic. */
export function buildCore(home: string, besideMain: (name: string) => string, events: CoreEvents) {
  const redactor = new Redactor()
  const log = createFileLog(path.join(home, 'logs'), (line) => redactor.redact(line))
  const notices = new NoticeBoard()
  const environment = environmentDestination(process.env)
  if (!environment.ok) log.warn('The environment makes no destination', { problems: environment.problem })
  const learnSecret = (secret: string): void => redactor.learn(secret)
  const lock = createPassphraseLock()
  const pastes = new PasteKeeper({ clock: systemClock, ids: systemIds, learnSecret, lock })
  const lender = createCredentialsLender({ env: process.env, home: homedir() }, systemProxyOf)
  const loans = new BorrowedCredentials({
    lender,
    clock: systemClock,
    learnSecret,
    onChange: () => settings.reportLoan(),
  })
  const settings = new SettingsService({
    file: new StoredSettingsFile(home, () => systemClock.now()),
    box: createSecretBox(process.platform),
    ids: systemIds,
    log,
    learnSecret,
    pastes,
    endOfLoan: (source) => loans.endOf(source),
    notify: (notice) => notices.post(notice),
    systemLanguages: app.getPreferredSystemLanguages(),
    canLaunchAtLogin: canLaunchAtLogin(process.platform, process.env),
    environment: environment.ok ? environment.value : undefined,
    certificateAuthorityFile: process.env['OLLIM_CA_FILE'] ?? '',
  })
  const importer = new DestinationImporter({ settings, pastes })
  const exporter = new DestinationExporter({ settings, lock })
  const expiryWatch = new ExpiryWatch({ clock: systemClock, notify: (notice) => notices.post(notice) })
  expiryWatch.follow(settings.read().destinations)
  settings.onChange(({ destinations }) => expiryWatch.follow(destinations))
  const preferences = () => settings.preferences
  const database = openDatabase(path.join(home, 'ollim.sqlite'), log)
  if (database.setAside !== undefined) notices.post({ kind: 'journal-set-aside', ...database.setAside })
  if (database.failure !== undefined) notices.post({ kind: 'failure', failure: database.failure })
  const thumbnails = createThumbnails({
    folder: path.join(home, 'thumbnails'),
    workerFile: besideMain('thumbnail-worker.js'),
    startProcess: helperStarter('Ollim thumbnails'),
    log,
  })
  const spool = createSpool(path.join(home, 'spool'))
  const picturedSpool = createPicturedSpool(spool, (file) => thumbnails.keepOf(file, thumbnailPixels))
  const needed = database.neededFiles()
  if (needed !== undefined) void picturedSpool.sweep(needed)
  const stores = createObjectStores({
    log,
    proxyOf: systemProxyOf,
    loans,
    onAccessListRefused: (id) => settings.destinations.leaveOutAccessList(id),
  })
  const web = createPublicWeb({ proxyOf: systemProxyOf })
  const files = createFiles()
  const sniffer = createImageSniffer()
  const fetcher = createImageFetcher({ spool, sniffer, proxyOf: systemProxyOf })
  const fetches = new OngoingFetches(notices)
  const checks = new CheckRunner((target, signal) =>
    checkDestination({ stores, web, clock: systemClock, ids: systemIds }, target, signal),
  )
  const sessions = new MfaSessions({ settings, loans })
  const liveCheck = new LiveCheck({
    settings,
    checks,
    clock: systemClock,
    questions: createEarlyQuestions({ log, proxyOf: systemProxyOf, loans }),
  })

  const metadata = createMetadataRemover(picturedSpool)
  const converter = createConverter({
    copies: picturedSpool,
    workerFile: besideMain('converter-worker.js'),
    startProcess: helperStarter('Ollim converter'),
    log,
  })
  const engine = new Engine(
    {
      files,
      spool: picturedSpool,
      sniffer,
      metadata,
      converter,
      stores,
      journal: database.journal,
      history: database.history,
      counters: database.counters,
      traits: database.traits,
      clock: systemClock,
      ids: systemIds,
    },
    {
      targetOf: (id) => settings.targetOf(id),
      parallelUploads: () => preferences().parallelUploads,
      onTakenKey: () => preferences().onTakenKey,
      bytesPerSecondLimit: () => preferences().bytesPerSecondLimit,
      reuseEarlierLinks: () => preferences().reuseEarlierLinks,
      removesMetadata: () => preferences().removeMetadata,
      conversion: () => preferences().conversion,
      isLeaving: (id) => deletions.isLeaving(id),
      onDestinationTrouble: 'wait',
      wasHistoryDamaged: database.wasDamaged,
      onLeftOut: (leftOut) => notices.post({ kind: 'files-left-out', leftOut }),
      onClockCorrected: (told) => notices.post({ kind: 'failure', failure: told }),
      ...events,
    },
  )
  const open = openerFor((id) => engine.open(id))
  const verifier = new Verifier({
    clock: systemClock,
    history: database.history,
    open,
    web,
    onHistoryChange: events.onHistoryChange,
  })
  const mover = new Mover({
    history: database.history,
    open,
    removeUploads: (ids) => removeUploads(engine.list, ids),
    post: (notice) => notices.post(notice),
    onHistoryChange: events.onHistoryChange,
  })
  const deletions: Deletions = new Deletions({
    clock: systemClock,
    history: database.history,
    open,
    isComing: (id) => engine.isComing(id),
    removeUploads: (ids) => removeUploads(engine.list, ids),
    post: (notice) => notices.post(notice),
    onChange: events.onDeletionChange,
    onHistoryChange: events.onHistoryChange,
  })
  const retention = new Retention({
    clock: systemClock,
    history: database.history,
    life: () => preferences().historyLife,
    onHistoryChange: events.onHistoryChange,
  })
  return {
    // Imported when needed: it loads the SDK, which would slow the start.
    certificateOf: async (target: StoreTarget) =>
      (await import('./adapters/s3/server-certificate')).serverCertificate(target, systemProxyOf),
    log,
    notices,
    settings,
    preferences,
    importer,
    exporter,
    lender,
    expiryWatch,
    database,
    thumbnails,
    stores,
    web,
    files,
    sniffer,
    fetcher,
    fetches,
    checks,
    liveCheck,
    sessions,
    loans,
    engine,
    deletions,
    verifier,
    mover,
    retention,
    spool,
    picturedSpool,
    metadata,
    converter,
  }
}

/**
 * Ends what is going on, before the database closes.
 *
 * @param onSlow called once if taking in the remaining inputs takes long
 */
export async function endCore({ mover, deletions, engine }: Core, onSlow: () => void): Promise<void> {
  // Whatever fails: the engine still journals what is unfinished.
  await Promise.allSettled([mover.dispose(), deletions.dispose(), engine.finishIntake(onSlow)])
  await engine.dispose()
}
