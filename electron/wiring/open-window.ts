import { systemClock } from '../adapters/clock'
import type { Core } from './build-core'
import { chooseTheme } from '../desktop/window/appearance'
import { collectGarbage, IdleMemoryRelease } from '../desktop/window/idle-memory-release'
import { MainWindow, type WindowNeeds } from '../desktop/window/window'
import { UploadBroadcast } from '../ipc/broadcast'
import { Page } from '../ipc/page'
import type { Screen } from '../shared/contract'

export interface WindowDoorNeeds extends Pick<
  WindowNeeds,
  'address' | 'besideMain' | 'bareWindow' | 'onShown' | 'translate'
> {
  /** The window is closed, and the person does not want Ollim to stay in the tray without it. */
  readonly onLeft: () => void
}

/** Opens the window, sends its page the changes of uploads, and releases memory while it is closed. */
export function openWindow({ settings, preferences, engine, log }: Core, needs: WindowDoorNeeds) {
  const window = new MainWindow({
    ...needs,
    clock: systemClock,
    platform: process.platform,
    form: () => (preferences().shelf ? 'shelf' : 'window'),
    bounds: (form) => settings.bounds(form),
    rememberBounds: (form, bounds) => settings.rememberBounds(form, bounds),
    onCrash: (reason) => {
      page.closed()
      log.error('The page broke down', { reason })
    },
    onClosed: () => {
      page.closed()
      memoryRelease.schedule()
      if (!preferences().closeToTray) needs.onLeft()
    },
  })
  const page = new Page(() => window.webContents)
  const memoryRelease = new IdleMemoryRelease({
    clock: systemClock,
    isIdle: () => window.webContents === undefined && engine.list.totals.unfinished === 0,
    release: collectGarbage,
  })
  chooseTheme(preferences().theme)
  const broadcast = new UploadBroadcast(
    engine.list,
    systemClock,
    () => engine.state,
    (changes) => page.send('uploadsChanged', changes),
  )
  const show = (screen: Screen): void => {
    window.open()
    page.showScreen(screen)
  }
  return { window, page, memoryRelease, broadcast, show }
}
