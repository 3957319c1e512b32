import { systemClock } from '../adapters/clock'
import type { Core } from './build-core'
import type { Actions } from '../desktop/actions'
import type { LinkService } from '../core/links/link-service'
import { plainStart } from '../desktop/start/start-request'
import { popoverAddress } from '../desktop/window/app-protocol'
import { Popover } from '../desktop/tray/popover'
import { StatusDisplay } from '../desktop/tray/status-display'
import { AppTray } from '../desktop/tray/tray'
import { maxRecent, type TrayActions } from '../desktop/tray/tray-menu'
import type { MainWindow } from '../desktop/window/window'
import { servePopover, updatePopover } from '../ipc/popover-door'
import { isFromPage } from '../ipc/serve'
import type { PopoverState } from '../shared/app/popover'
import type { Screen } from '../shared/contract'
import type { Translate } from '../shared/failures/failure'
import { phaseOf } from '../shared/uploads/queue-phase'

export interface TrayDoorNeeds {
  /** The window's page. */
  readonly address: string
  readonly besideMain: (name: string) => string
  readonly translate: Translate
  readonly linkService: LinkService
  readonly window: MainWindow
  readonly show: (screen: Screen) => void
  readonly actions: Actions
}

/** Opens the tray's door: its icon and menu, its popover, and what shows there and in the task bar. */
export function openTray(core: Core, needs: TrayDoorNeeds) {
  const { engine, settings, database } = core
  const { besideMain, translate, window } = needs
  const actions = trayActions(core, needs)
  const popover = openPopover(core, needs, actions, () => status.read())
  const tray = new AppTray({
    clock: systemClock,
    iconFolder: besideMain('icons'),
    platform: process.platform,
    translate,
    actions,
    onClick: (icon) => popover.toggle(icon),
    // Its first click has begun to open the popover, which would appear over the window.
    onDoubleClick: () => {
      popover.close()
      actions.open()
    },
    onDrop: needs.actions.takeFiles,
  })
  const status = new StatusDisplay({
    clock: systemClock,
    translate,
    language: () => settings.activeLanguage,
    totals: () => engine.list.totals,
    phase: () => phaseOf(engine.queue.state, engine.list.briefs),
    recent: () =>
      database.history.latest(maxRecent).map(({ id, name, uploadedAt }) => ({ id, name, uploadedAt })),
    showInWindow: (progress) => window.showProgress(progress),
    showInTray: (state) => tray.update(state),
    showInPopover: (state) => {
      popover.fit()
      updatePopover(popover.webContents, state)
    },
  })
  engine.list.listen({ changed: () => status.refresh(), removed: () => status.refresh() })
  return { tray, status, popover }
}

/** Opens the popover's door; what leads to the window closes the popover. */
function openPopover(
  { log }: Core,
  needs: TrayDoorNeeds,
  actions: TrayActions,
  read: () => PopoverState,
): Popover {
  const address = popoverAddress(needs.address)
  const popover = new Popover({
    address,
    preload: needs.besideMain('popover.cjs'),
    platform: process.platform,
    links: () => read().recent.length,
  })
  const close = () => popover.close()
  const leave = (act: () => void) => () => {
    close()
    act()
  }
  servePopover({
    log,
    isTrusted: (event) => isFromPage(event, popover.webContents, address),
    read,
    linkService: needs.linkService,
    actions: { ...actions, open: leave(actions.open), chooseFiles: leave(actions.chooseFiles), close },
  })
  return popover
}

/** What the tray's menu and popover let a person do. */
function trayActions(
  { engine, settings }: Core,
  { window, linkService, show, actions }: TrayDoorNeeds,
): TrayActions {
  return {
    open: () => actions.handleStart(plainStart),
    openShelf: () => {
      settings.changePreferences({ shelf: true })
      window.open()
    },
    uploadClipboard: actions.uploadClipboard,
    chooseFiles: actions.chooseFiles,
    copyLink: (id) => void linkService.copy([id]),
    pause: () => engine.queue.pause(),
    resume: () => engine.queue.resume(),
    settings: () => show('settings'),
    quit: actions.quit,
  }
}
