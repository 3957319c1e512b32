/** Composition root: builds the adapters, builds the core, opens the doors. No logic. */
import path from 'node:path'
import { app, shell } from 'electron'
import { systemClock, systemIds } from './adapters/clock'
import { openDatabase } from './adapters/database/database'
import { createFiles } from './adapters/files/files'
import { createSpool } from './adapters/files/spool'
import { createImageSniffer } from './adapters/images/sniffer'
import { createFileLog } from './adapters/log/log'
import { createObjectStores } from './adapters/s3/object-store'
import { createSecretBox } from './adapters/secrets/secret-box'
import { StoredSettingsFile } from './adapters/store/settings-file'
import { CheckRunner } from './core/destinations/check-runner'
import { previewKey } from './core/destinations/preview-key'
import { LinkCopier } from './core/links/link-copier'
import { NoticeBoard } from './core/notice-board'
import { environmentDestination } from './core/settings/environment-destination'
import { SettingsService } from './core/settings/settings-service'
import { Engine } from './core/uploads/engine'
import { pageAddress, registerAppScheme, serveApp } from './desktop/app-protocol'
import { guardContents } from './desktop/guards'
import { openExternal } from './desktop/open-external'
import { MainWindow } from './desktop/window'
import { UploadBroadcast } from './ipc/broadcast'
import { createHandlers } from './ipc/handlers'
import { serve } from './ipc/serve'

const home = process.env['OLLIM_HOME'] ?? app.getPath('userData')
app.setPath('userData', home)
registerAppScheme()
void app.whenReady().then(start)

function start(): void {
  const log = createFileLog(path.join(home, 'logs'), (line) => line)
  const notices = new NoticeBoard()
  const environment = environmentDestination(process.env)
  const settings = new SettingsService({
    file: new StoredSettingsFile(home, () => Date.now()),
    box: createSecretBox(process.platform),
    ids: systemIds,
    log,
    notify: (notice) => notices.post(notice),
    systemLanguages: app.getPreferredSystemLanguages(),
    environment: environment.ok ? environment.value : undefined,
    certificateAuthorityFile: process.env['OLLIM_CA_FILE'] ?? '',
  })
  const database = openDatabase(path.join(home, 'ollim.sqlite'), log)
  const window = new MainWindow({
    address: process.env['ELECTRON_RENDERER_URL'] ?? pageAddress,
    preload: path.join(import.meta.dirname, 'preload.cjs'),
    icon: path.join(import.meta.dirname, 'icons/app.png'),
    platform: process.platform,
    bounds: () => settings.window,
    rememberBounds: (bounds) => settings.rememberWindow(bounds),
    onClosed: () => undefined,
  })
  const send = (name: string, event: unknown): void => window.webContents?.send(`ollim:event:${name}`, event)
  const engine: Engine = new Engine(
    {
      files: createFiles(),
      spool: createSpool(path.join(home, 'spool')),
      sniffer: createImageSniffer(),
      stores: createObjectStores({ log }),
      journal: database.journal,
      history: database.history,
      counters: database.counters,
      clock: systemClock,
      ids: systemIds,
    },
    {
      targetOf: (id) => settings.targetOf(id),
      parallelUploads: () => settings.read().preferences.parallelUploads,
      onDestinationTrouble: 'wait',
      onQueueChange: () => broadcast.tell(),
      onHistoryChange: () => send('historyChanged', null),
      onBatchFinished: () => undefined,
    },
  )
  const broadcast = new UploadBroadcast(engine.list, systemClock, () => engine.queue.state, send)
  settings.onChange((changed) => send('settingsChanged', changed))
  serveApp({ root: path.join(import.meta.dirname, 'renderer'), thumbnail: async () => undefined })
  guardContents(log, (address) => address.startsWith(pageAddress), (address) => void openExternal(address))
  serve({
    log,
    isTrusted: (event) => event.sender === window.webContents && event.senderFrame === event.sender.mainFrame,
    handlers: createHandlers({
      engine,
      settings,
      history: database.history,
      copier: new LinkCopier({
        clipboard: { writeText: async () => undefined, readText: async () => '', snapshot: async () => async () => undefined },
        preferences: () => settings.read().preferences,
      }),
      clipboard: { readFilePaths: async () => [], readImagePng: async () => undefined, readText: async () => '' },
      checks: new CheckRunner(async () => Promise.reject(new Error('not yet'))),
      notices,
      chooseFiles: async () => [],
      openLink: openExternal,
      previewKey: (draft) => previewKey(draft.fields, Date.now(), Math.random),
      about: () => ({
        version: app.getVersion(),
        electron: process.versions['electron'] ?? '',
        chrome: process.versions['chrome'] ?? '',
        node: process.versions.node,
        platform: process.platform,
        logFolder: log.folder,
      }),
      openLogFolder: () => void shell.openPath(log.folder),
      onHistoryChange: () => send('historyChanged', null),
    }),
  })
  engine.start()
  window.open()
}
