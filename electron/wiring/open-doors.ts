import { app, powerMonitor, shell, type BrowserWindow } from 'electron'
import { createWords } from '../adapters/words/words'
import type { Core, CoreEvents } from './build-core'
import { buildLinks } from './build-links'
import { buildThumbnails } from './build-thumbnails'
import { buildShutdown } from './build-shutdown'
import { createActions, type Actions } from '../desktop/actions'
import type { PendingWork } from '../desktop/quit-question'
import type { PageDoors } from '../desktop/window/app-protocol'
import { SystemClipboard } from '../desktop/clipboard/clipboard'
import { plainStart, type StartRequest } from '../desktop/start/start-request'
import { openApplicationMenu } from './open-application-menu'
import { openEditors } from './open-editors'
import { openPage } from './open-page'
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

export interface Doors extends CoreEvents, PageDoors, Pick<Actions, 'upload' | 'takeFiles' | 'handleStart'> {
  /** Shows the uploads in the window, if that is open. */
  readonly showUploads: () => void
  /** Shows the settings in the window, which is opened for that. */
  readonly showSettings: () => void
}

/** Opens the doors to a core: window, tray, editors, shortcut, menus. Each gets what was opened before. */
export function openDoors(core: Core, needs: DoorNeeds): Doors {
  const { log, settings } = core
  const clipboard = new SystemClipboard(process.platform)
  const words = createWords(settings.activeLanguage)
  const thumbnails = buildThumbnails(core)
  const common = {
    ...needs,
    ...buildLinks(core, clipboard),
    clipboard,
    translate: words.translate,
    openLogFolder: () => void shell.openPath(log.folder),
  }
  const windowDoor = openWindow(core, {
    ...common,
    onShown: () => effects.apply(settings.read()),
    onLeft: () => actions.quit(),
  })
  const { window, show } = windowDoor
  const reports = openReports(core, { ...common, ...windowDoor, onClick: () => show('uploads') })
  const actions = createActions({
    ...core,
    ...common,
    ...windowDoor,
    ...reports,
    pendingWork: () => pendingWork(core),
    isClosing: () => isClosing(),
  })
  const trayDoor = openTray(core, { ...common, window, show, actions })
  const setMenu = openApplicationMenu(core, { ...common, ...actions, show })
  const effects = openPreferenceEffects(core, {
    ...common,
    ...windowDoor,
    ...trayDoor,
    ...actions,
    words,
    setMenu,
  })
  const events = passOnEvents(windowDoor, reports, trayDoor, thumbnails)
  openPage(core, { ...common, ...windowDoor, ...events, entryThumbnails: thumbnails.ofEntries })
  openEditors(core, clipboard, words.translate)
  const { memoryRelease, broadcast } = windowDoor
  const { holdReport, notifier } = reports
  const { tray, status, popover } = trayDoor
  const isClosing = buildShutdown(core, {
    ...common,
    ...reports,
    windows: [window, popover],
    others: [memoryRelease, thumbnails, status, broadcast, holdReport, notifier, tray],
  })
  listenToSystem(core, () => actions.handleStart(plainStart))
  // Registering the shortcut takes a while, so a start with a window does it once the window is shown.
  if (needs.request.hidden) effects.apply(settings.read())
  return {
    ...events,
    ...actions,
    thumbnail: (id) => thumbnails.ofEntries.of(id),
    showUploads: () => windowDoor.page.showScreen('uploads'),
    showSettings: () => show('settings'),
  }
}

/** Passes on what the core reports to everything that shows it. */
function passOnEvents(
  { page, broadcast, memoryRelease }: ReturnType<typeof openWindow>,
  { holdReport, reportBatch }: ReturnType<typeof openReports>,
  { status }: ReturnType<typeof openTray>,
  { hashes }: ReturnType<typeof buildThumbnails>,
): CoreEvents {
  return {
    onQueueChange: () => {
      broadcast.sendSoon()
      status.refresh()
      holdReport.follow()
    },
    onHistoryChange: () => {
      page.send('historyChanged', null)
      hashes.writeSoon()
      status.historyChanged()
    },
    onReplaceProgress: (progress) => page.send('replacementProgressed', progress),
    onDeletionChange: (state) => {
      page.send('deletionChanged', state)
      page.send('historyChanged', null)
    },
    onBatchFinished: (batch) => {
      memoryRelease.schedule()
      reportBatch(batch)
    },
  }
}

function pendingWork({ engine, fetches, deletions }: Core): PendingWork {
  return {
    uploads: engine.list.totals.unfinished,
    fetches: fetches.count,
    deletions: deletions.state.waiting?.ids.length ?? 0,
  }
}

function listenToSystem({ engine }: Core, showWindow: () => void): void {
  // Without a listener, Electron would quit when the last window is closed.
  app.on('window-all-closed', () => undefined)
  app.on('activate', showWindow)
  app.on('browser-window-focus', () => engine.queue.tryHeld())
  powerMonitor.on('suspend', () => engine.suspend())
  powerMonitor.on('resume', () => engine.wake())
}
