/** Composition root: builds the adapters, builds the core, opens the doors. No logic. */
import path from 'node:path'
import { app } from 'electron'
import { systemClock, systemIds } from './adapters/clock'
import { openDatabase } from './adapters/database/database'
import { createFiles } from './adapters/files/files'
import { createSpool } from './adapters/files/spool'
import { createImageSniffer } from './adapters/images/sniffer'
import { createThumbnails } from './adapters/images/thumbnails'
import { createFileLog } from './adapters/log/log'
import { createObjectStores } from './adapters/s3/object-store'
import { createSecretBox } from './adapters/secrets/secret-box'
import { StoredSettingsFile } from './adapters/store/settings-file'
import { createPublicWeb } from './adapters/web/public-web'
import { createWords } from './adapters/words/words'
import { CheckRunner } from './core/destinations/check-runner'
import { previewKey } from './core/destinations/preview-key'
import { checkDestination } from './core/doctor/check-destination'
import { LinkCopier } from './core/links/link-copier'
import { Redactor } from './core/log/redact'
import { NoticeBoard } from './core/notice-board'
import { environmentDestination } from './core/settings/environment-destination'
import { SettingsService } from './core/settings/settings-service'
import { Engine } from './core/uploads/engine'
import { reportBatch } from './core/uploads/report-batch'
import { uploadClipboard } from './core/uploads/upload-clipboard'
import { aboutApp } from './desktop/about'
import { pageAddress, registerAppScheme, serveApp, type Thumbnail } from './desktop/app-protocol'
import { SystemClipboard } from './desktop/clipboard'
import { closeDown } from './desktop/close-down'
import { confirmQuit } from './desktop/confirm-quit'
import { chooseImages } from './desktop/dialogs'
import { guardContents } from './desktop/guards'
import { setApplicationMenu } from './desktop/menu'
import { Notifier } from './desktop/notifier'
import { openExternal, openFolder } from './desktop/open-external'
import { PreferenceEffects } from './desktop/preference-effects'
import { GlobalShortcut } from './desktop/shortcut'
import { becomeOnlyInstance } from './desktop/single-instance'
import { ownArguments, parseStart } from './desktop/start-request'
import type { StartRequest } from './desktop/start-request'
import { StatusDisplay } from './desktop/status-display'
import { AppTray } from './desktop/tray'
import { MainWindow } from './desktop/window'
import { UploadBroadcast } from './ipc/broadcast'
import { createHandlers } from './ipc/handlers'
import { Page } from './ipc/page'
import { serve } from './ipc/serve'
import type { Screen } from './shared/contract'
import { isFinished } from './shared/upload'

const home = process.env['OLLIM_HOME'] ?? app.getPath('userData')
const besideMain = (name: string): string => path.join(import.meta.dirname, name)
/** Sharp on a screen of twice the pixels, in rows and in the history's tiles. */
const thumbnailPixels = 320
const address = process.env['ELECTRON_RENDERER_URL'] ?? pageAddress

app.setPath('userData', home)
registerAppScheme()
const args = ownArguments(process.argv, process.defaultApp)
let onStartRequest: (request: StartRequest) => void = () => undefined
if (becomeOnlyInstance(args, (request) => onStartRequest(request))) {
  void app.whenReady().then(() => {
    const ollim = start()
    onStartRequest = ollim.request
    ollim.request(parseStart(args, process.cwd()))
  })
} else {
  app.quit()
}

function start(): { readonly request: (request: StartRequest) => void } {
  const { platform } = process
  const redactor = new Redactor()
  const log = createFileLog(path.join(home, 'logs'), (line) => redactor.redact(line))
  const notices = new NoticeBoard()
  const environment = environmentDestination(process.env)
  if (!environment.ok) log.warn('The environment makes no destination', { problems: environment.problem })
  const settings = new SettingsService({
    file: new StoredSettingsFile(home, () => systemClock.now()),
    box: createSecretBox(platform),
    ids: systemIds,
    log,
    learnSecret: (secret) => redactor.learn(secret),
    notify: (notice) => notices.post(notice),
    systemLanguages: app.getPreferredSystemLanguages(),
    environment: environment.ok ? environment.value : undefined,
    certificateAuthorityFile: process.env['OLLIM_CA_FILE'] ?? '',
  })
  const openLogFolder = (): void => void openFolder(log.folder)
  const defaultDestination = (): string => settings.read().defaultDestinationId
  const preferences = () => settings.read().preferences
  const database = openDatabase(path.join(home, 'ollim.sqlite'), log)
  if (database.setAside !== undefined) notices.post({ kind: 'journal-set-aside', ...database.setAside })
  if (database.failure !== undefined) notices.post({ kind: 'failure', failure: database.failure })
  const spool = createSpool(path.join(home, 'spool'))
  void spool.sweep(database.journal.load().map(({ source }) => source.path))
  const thumbnails = createThumbnails({
    folder: path.join(home, 'thumbnails'),
    workerFile: besideMain('thumbnail-worker.js'),
    log,
  })
  const stores = createObjectStores({ log })
  const clipboard = new SystemClipboard(platform)
  const copier = new LinkCopier({ clipboard, preferences })
  const words = createWords(settings.read().activeLanguage)
  const { translate } = words
  const notifier = new Notifier(besideMain('icons/app.png'))
  const checks = new CheckRunner((target, signal) =>
    checkDestination({ stores, web: createPublicWeb(), clock: systemClock, ids: systemIds }, target, signal),
  )

  const engine: Engine = new Engine(
    {
      files: createFiles(),
      spool,
      sniffer: createImageSniffer(),
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
      onDestinationTrouble: 'wait',
      onQueueChange: () => {
        broadcast.tell()
        status.refresh()
      },
      onHistoryChange,
      onBatchFinished: (batch) => void reportBatch(report, batch),
    },
  )

  const window = new MainWindow({
    address,
    platform,
    preload: besideMain('preload.cjs'),
    icon: besideMain('icons/app.png'),
    bounds: () => settings.window,
    rememberBounds: (bounds) => settings.rememberWindow(bounds),
    onClosed: () => {
      page.gone()
      if (!preferences().closeToTray) void quit()
    },
  })
  const page = new Page(() => window.webContents)
  notices.showThrough((notice) => page.notice(notice))
  const report = {
    copier,
    notices,
    preferences,
    translate,
    isWindowFocused: () => window.isFocused,
    notify: (words: { readonly title: string; readonly body: string }) =>
      notifier.show(words, () => show('uploads')),
  }
  const broadcast = new UploadBroadcast(
    engine.list,
    systemClock,
    () => engine.queue.state,
    (changes) => page.send('uploadsChanged', changes),
  )

  const tray = new AppTray({
    iconFolder: besideMain('icons'),
    platform,
    translate,
    actions: {
      open: () => window.open(),
      uploadClipboard: () => void uploadFromAnywhere(),
      chooseFiles: () => void chooseFiles(),
      copyLink: (url) => void clipboard.writeText(url),
      pause: () => engine.queue.pause(),
      resume: () => engine.queue.resume(),
      settings: () => show('settings'),
      quit: () => void quit(),
    },
  })
  const status = new StatusDisplay({
    clock: systemClock,
    translate,
    uploads: () => engine.list.uploads,
    isPaused: () => engine.queue.state.paused,
    recent: () => database.history.latest(5),
    showInWindow: (progress) => window.show(progress),
    showInTray: (state) => tray.update(state),
  })
  engine.list.listen({ changed: () => status.refresh(), removed: () => status.refresh() })

  const effects = new PreferenceEffects({
    shortcut: new GlobalShortcut(() => void uploadFromAnywhere()),
    log,
    reportShortcut: (state) => settings.reportShortcut(state),
    onLanguage: (language) => {
      words.change(language)
      setApplicationMenu(translate, platform, {
        chooseFiles: () => void chooseFiles(),
        uploadClipboard: () => void uploadClipboard(clipboard, engine, defaultDestination()),
        show,
        openLogFolder,
        quit: () => void quit(),
      })
      tray.redraw()
      status.refresh()
    },
  })
  settings.onChange((changed) => {
    effects.apply(changed)
    page.send('settingsChanged', changed)
  })

  serveApp({ root: besideMain('renderer'), thumbnail })
  guardContents(log, (asked) => asked.startsWith(address))
  serve({
    log,
    isTrusted: ({ sender, senderFrame }) =>
      sender === window.webContents &&
      senderFrame === sender.mainFrame &&
      sender.getURL().startsWith(address),
    handlers: createHandlers({
      engine,
      settings,
      history: database.history,
      copier,
      clipboard,
      checks,
      notices,
      chooseFiles: () => chooseImages(translate, platform),
      openLink: openExternal,
      previewKey: ({ fields }) => previewKey(fields, systemClock.now(), () => systemIds.random()),
      about: () => aboutApp(log.folder),
      openLogFolder,
      onHistoryChange,
      onPageListens: () => page.listens(),
    }),
  })

  function onHistoryChange(): void {
    page.send('historyChanged', null)
    status.refresh()
  }

  async function thumbnail(id: string): Promise<Thumbnail | undefined> {
    const source = engine.list.get(id)?.source.path
    const bytes = source === undefined ? undefined : await thumbnails.thumbnail(source, thumbnailPixels)
    return bytes === undefined ? undefined : { bytes, contentType: 'image/webp' }
  }

  function show(screen: Screen): void {
    window.open()
    page.request(screen)
  }

  async function chooseFiles(): Promise<void> {
    window.open()
    const paths = await chooseImages(translate, platform)
    if (paths.length > 0) await engine.uploadPaths(paths, defaultDestination())
  }

  async function uploadFromAnywhere(): Promise<void> {
    const answer = await uploadClipboard(clipboard, engine, defaultDestination(), 'elsewhere')
    if (answer.ok) return
    if (answer.problem.kind === 'settings-incomplete') show('settings')
    else
      report.notify({ title: translate('notification.nothing'), body: translate('notification.nothingNext') })
  }

  async function quit(): Promise<void> {
    const left = engine.list.uploads.filter((upload) => !isFinished(upload))
    if (await confirmQuit(translate, left.length)) app.quit()
  }

  closeDown(() => engine.dispose(), [status, broadcast, notifier, thumbnails, tray, window, database])
  app.on('window-all-closed', () => undefined)
  app.on('activate', () => window.open())
  app.on('open-file', (_event, file) => void engine.uploadPaths([file], defaultDestination(), 'elsewhere'))

  engine.start()
  effects.apply(settings.read())
  log.info('Ollim has started', { ...aboutApp(log.folder) })
  return {
    request: ({ paths, hidden }) => {
      if (!hidden) window.open()
      if (paths.length > 0) void engine.uploadPaths(paths, defaultDestination())
    },
  }
}
