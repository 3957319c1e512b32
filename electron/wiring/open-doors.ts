import { app, powerMonitor, type BrowserWindow } from 'electron'
import { createWords } from '../adapters/words/words'
import type { Core, CoreEvents } from './build-core'
import { buildShutdown } from './build-shutdown'
import type { PageDoors } from '../desktop/window/app-protocol'
import { SystemClipboard } from '../desktop/clipboard/clipboard'
import { openFolder } from '../desktop/file-manager'
import { restartAfterExit } from '../desktop/start/restart-after-exit'
import { plainStart, type StartRequest } from '../desktop/start/start-request'
import { openActions } from './open-actions'
import { openApplicationMenu } from './open-application-menu'
import { openEditors } from './open-editors'
import { openLinks } from './open-links'
import { openPage } from './open-page'
import { openPictures } from './open-pictures'
import { openPreferenceEffects } from './open-preference-effects'
import { openReports } from './open-reports'
import { openTray } from './open-tray'
import { openWindow } from './open-window'

export interface DoorNeeds {
  /** Where the page lives. */
  readonly address: string
  /** The absolute path of a file that the build puts beside main's. */
  readonly besideMain: (name: string) => string
  /** What the command line of this start asks for. */
  readonly request: StartRequest
  /** The window that `main.ts` has opened already; undefined where Ollim starts hidden. */
  readonly bareWindow: BrowserWindow | undefined
}

export interface Doors extends CoreEvents, PageDoors {
  /** Shows the uploads in the window, if that is open. */
  readonly showUploads: () => void
  readonly upload: (paths: readonly string[]) => void
  /** Uploads files that were dropped outside the window, as on the Dock's icon. */
  readonly takeFiles: (paths: readonly string[]) => void
  /** Somebody has started Ollim a second time: the running one does what that start asks for. */
  readonly request: (start: StartRequest) => void
}

/** Opens the doors to a core: window, tray, editors, shortcut, menus. No logic. */
export function openDoors(
  core: Core,
  { address, besideMain, request: { hidden }, bareWindow }: DoorNeeds,
): Doors {
  const { log, settings } = core
  const { platform } = process
  const pictures = openPictures(core)
  const openLogFolder = (): void => void openFolder(log.folder)
  const clipboard = new SystemClipboard(platform)
  const { copier, linkService } = openLinks(core, clipboard)
  const words = createWords(settings.activeLanguage)
  const { translate } = words

  const { window, page, memoryRelease, broadcast, show } = openWindow(core, {
    address,
    besideMain,
    bareWindow,
    onShown: () => effects.apply(settings.read()),
    onLeft: () => actions.quit(),
  })
  const { notifier, notify, holdReport, reportBatch } = openReports(core, {
    besideMain,
    translate,
    copier,
    linkService,
    window,
    page,
    onClick: () => show('uploads'),
  })
  const actions = openActions(core, {
    window,
    clipboard,
    translate,
    notify,
    show,
    isClosing: () => isClosing(),
  })

  const { tray, status, popover, takeFiles } = openTray(core, {
    address,
    besideMain,
    translate,
    linkService,
    window,
    actions: {
      open: () => actions.request(plainStart),
      openShelf: () => {
        settings.changePreferences({ shelf: true })
        window.open()
      },
      uploadClipboard: actions.uploadClipboard,
      chooseFiles: actions.chooseFiles,
      settings: () => show('settings'),
      quit: actions.quit,
    },
  })

  const setMenu = openApplicationMenu(core, { ...actions, translate, clipboard, show, openLogFolder })
  const effects = openPreferenceEffects(core, {
    window,
    page,
    tray,
    status,
    words,
    setMenu,
    uploadClipboard: actions.uploadClipboard,
  })
  openPage(core, {
    address,
    window,
    page,
    clipboard,
    copier,
    linkService,
    translate,
    pictures: pictures.ofEntries,
    openLogFolder,
    onHistoryChange,
  })

  openEditors(core, clipboard, translate)

  function onHistoryChange(): void {
    page.send('historyChanged', null)
    pictures.hashes.writeSoon()
    status.historyChanged()
  }

  const isClosing = buildShutdown(core, {
    translate,
    notify,
    windows: [window, popover],
    others: [memoryRelease, pictures, status, broadcast, holdReport, notifier, tray],
  })
  listenToSystem(core, () => actions.request(plainStart))
  // Registering the shortcut takes a while, so a start with a window does it once the window is shown.
  if (hidden) effects.apply(settings.read())
  return {
    onQueueChange: () => {
      broadcast.sendSoon()
      status.refresh()
      holdReport.follow()
    },
    onHistoryChange,
    onDeletionChange: (state) => {
      page.send('deletionChanged', state)
      page.send('historyChanged', null)
    },
    onBatchFinished: (batch) => {
      memoryRelease.schedule()
      reportBatch(batch)
    },
    thumbnail: pictures.thumbnail,
    showUploads: () => page.showScreen('uploads'),
    upload: actions.upload,
    takeFiles: (paths) => {
      if (isClosing()) restartAfterExit({ ...plainStart, paths }, platform, log)
      else takeFiles(paths)
    },
    request: actions.request,
  }
}

function listenToSystem({ engine }: Core, showWindow: () => void): void {
  // Without a listener, Electron would quit when the last window is closed.
  app.on('window-all-closed', () => undefined)
  app.on('activate', showWindow)
  powerMonitor.on('suspend', () => engine.suspend())
  powerMonitor.on('resume', () => engine.wake())
}
