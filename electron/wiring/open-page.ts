import { systemClock, systemIds } from '../adapters/clock'
import type { Core } from './build-core'
import { buildDestinationFileDialogs } from './build-destination-file-dialogs'
import { buildHistoryActions, type HistoryActionNeeds } from './build-history-actions'
import { previewKey } from '../core/destinations/preview-key'
import type { LinkCopier } from '../core/links/link-copier'
import type { LinkService } from '../core/links/link-service'
import { aboutApp } from '../desktop/about'
import { Browser } from '../desktop/browser'
import type { SystemClipboard } from '../desktop/clipboard/clipboard'
import { chooseImages } from '../desktop/dialogs'
import type { MainWindow } from '../desktop/window/window'
import { argumentSchemas } from '../ipc/argument-schemas'
import { createHandlers, type HandlerNeeds } from '../ipc/handlers'
import type { Page } from '../ipc/page'
import { isFromPage, serve } from '../ipc/serve'
import { callChannel } from '../shared/contract'

export interface PageDoorNeeds extends HistoryActionNeeds {
  /** Where the page lives. */
  readonly address: string
  readonly window: MainWindow
  readonly page: Page
  readonly clipboard: SystemClipboard
  readonly copier: LinkCopier
  readonly linkService: LinkService
  readonly entryThumbnails: HandlerNeeds['entryThumbnails']
  readonly openLogFolder: () => void
}

/** Opens the window's door: each of the page's calls, answered by the core or the desktop. */
export function openPage(core: Core, needs: PageDoorNeeds): void {
  const { log, notices, database } = core
  const {
    address,
    window,
    page,
    clipboard,
    copier,
    linkService,
    entryThumbnails,
    translate,
    onHistoryChange,
  } = needs
  const browser = new Browser(translate)
  serve({
    log,
    schemas: argumentSchemas,
    channelOf: callChannel,
    isTrusted: (event) => isFromPage(event, window.webContents, address),
    handlers: createHandlers({
      ...core,
      ...buildHistoryActions(core, needs),
      history: database.history,
      clock: systemClock,
      copier,
      linkService,
      entryThumbnails,
      clipboard,
      destinationFileDialogs: buildDestinationFileDialogs(core, translate),
      chooseFiles: () => chooseImages(translate, process.platform),
      openLink: async (url) => {
        const opened = await browser.open(url)
        if (!opened.ok) notices.post({ kind: 'failure', failure: opened.problem })
        return opened
      },
      showContextMenu: (entries, place) => window.showMenu(entries, place),
      previewKey: ({ fields }) => previewKey(fields, systemClock.now(), () => systemIds.random()),
      about: () => aboutApp(log.folder),
      openLogFolder: needs.openLogFolder,
      onHistoryChange,
      onPageReady: () => page.ready(),
    }),
  })
}
