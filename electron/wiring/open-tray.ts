import { systemClock } from '../adapters/clock'
import type { Core } from './build-core'
import type { LinkService } from '../core/links/link-service'
import { popoverAddress } from '../desktop/window/app-protocol'
import { Popover } from '../desktop/tray/popover'
import { StatusDisplay } from '../desktop/tray/status-display'
import { AppTray } from '../desktop/tray/tray'
import { maxRecent, type TrayActions } from '../desktop/tray/tray-menu'
import type { MainWindow } from '../desktop/window/window'
import { servePopover, updatePopover } from '../ipc/popover-door'
import { isFromPage } from '../ipc/serve'
import type { Translate } from '../shared/failures/failure'
import { phaseOf } from '../shared/uploads/queue-phase'

export interface TrayDoorNeeds {
  /** The window's page. */
  readonly address: string
  readonly besideMain: (name: string) => string
  readonly translate: Translate
  readonly linkService: LinkService
  readonly window: MainWindow
  readonly actions: Omit<TrayActions, 'copyLink' | 'pause' | 'resume'>
}

/** Opens the tray's door: its icon and menu, its popover, and what shows there and in the task bar. No logic. */
export function openTray({ engine, settings, database, notices, log }: Core, needs: TrayDoorNeeds) {
  const { besideMain, translate, linkService, window } = needs
  const { platform } = process
  const address = popoverAddress(needs.address)
  const recent = () =>
    database.history.latest(maxRecent).map(({ id, name, uploadedAt }) => ({ id, name, uploadedAt }))
  const actions = {
    ...needs.actions,
    copyLink: (id: string) => void linkService.copy([id]),
    pause: () => engine.queue.pause(),
    resume: () => engine.queue.resume(),
  }
  const takeFiles = (paths: readonly string[]): void => {
    void notices.postRefusal(
      engine.uploadPaths(paths, settings.defaultDestinationId, { origin: 'elsewhere' }),
    )
  }
  const popover = new Popover({
    address,
    preload: besideMain('popover.cjs'),
    platform,
    links: () => status.read().recent.length,
  })
  const close = () => popover.close()
  const leave = (act: () => void) => () => {
    close()
    act()
  }
  const tray = new AppTray({
    iconFolder: besideMain('icons'),
    platform,
    translate,
    actions,
    onClick: (icon) => popover.toggle(icon),
    // Its first click has begun to open the popover, which would appear over the window.
    onDoubleClick: leave(actions.open),
    onDrop: takeFiles,
  })
  const status = new StatusDisplay({
    clock: systemClock,
    translate,
    language: () => settings.activeLanguage,
    totals: () => engine.list.totals,
    phase: () => phaseOf(engine.queue.state, engine.list.briefs),
    recent,
    showInWindow: (progress) => window.showProgress(progress),
    showInTray: (state) => tray.update(state),
    showInPopover: (state) => {
      popover.fit()
      updatePopover(popover.webContents, state)
    },
  })
  engine.list.listen({ changed: () => status.refresh(), removed: () => status.refresh() })
  servePopover({
    log,
    isTrusted: (event) => isFromPage(event, popover.webContents, address),
    read: () => status.read(),
    linkService,
    actions: { ...actions, open: leave(actions.open), chooseFiles: leave(actions.chooseFiles), close },
  })
  return { tray, status, popover, takeFiles }
}
