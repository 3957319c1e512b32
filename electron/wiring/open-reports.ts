import { systemClock } from '../adapters/clock'
import type { Core } from './build-core'
import type { LinkCopier } from '../core/links/link-copier'
import type { LinkService } from '../core/links/link-service'
import type { NotificationWords } from '../core/ports/notification-words'
import type { FinishedBatch } from '../core/uploads/batches/batch-watcher'
import { reportBatch } from '../core/uploads/batches/report-batch'
import { HoldReport } from '../core/uploads/batches/hold-report'
import { announceExpiry } from '../desktop/announce-expiry'
import { Notifier } from '../desktop/notifier'
import type { MainWindow } from '../desktop/window/window'
import type { Page } from '../ipc/page'
import type { Translate } from '../shared/failures/failure'

export interface ReportNeeds {
  readonly besideMain: (name: string) => string
  readonly translate: Translate
  readonly copier: LinkCopier
  readonly linkService: LinkService
  readonly window: MainWindow
  readonly page: Page
  /** A notification was clicked. */
  readonly onClick: () => void
}

/** Puts together what tells a person how things went: notices in the window, notifications elsewhere. */
export function openReports({ engine, settings, preferences, notices }: Core, needs: ReportNeeds) {
  const { besideMain, window, page, onClick, ...reported } = needs
  const notifier = new Notifier(besideMain('icons/app.png'), process.platform)
  const notify = (words: NotificationWords): (() => void) => notifier.show(words, onClick)
  const report = {
    ...reported,
    list: engine.list,
    preferences,
    isWindowFocused: () => window.isFocused,
    notify,
  }
  const holdReport = new HoldReport({
    ...report,
    clock: systemClock,
    holds: () => engine.queue.state.holds,
    destination: (id) => settings.find(id),
  })
  notices.showThrough((notice) => {
    announceExpiry({ ...report, language: () => settings.activeLanguage }, notice)
    return page.showNotice(notice)
  })
  return {
    notifier,
    notify,
    holdReport,
    reportBatch: (batch: FinishedBatch) => void reportBatch(report, batch),
  }
}
