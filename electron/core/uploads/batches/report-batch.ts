import type { Translate } from '../../../shared/failures/failure'
import type { Preferences } from '../../../shared/app/settings'
import type { UploadState } from '../../../shared/uploads/upload'
import type { LinkCopier } from '../../links/link-copier'
import type { LinkService } from '../../links/link-service'
import type { UploadList } from '../upload-list'
import type { FinishedBatch } from './batch-watcher'
import type { NotificationWords } from '../../ports/notification-words'

export interface BatchReportNeeds {
  readonly copier: LinkCopier
  readonly list: Pick<UploadList, 'brief'>
  readonly linkService: Pick<LinkService, 'subjects'>
  readonly preferences: () => Preferences
  readonly translate: Translate
  /** Whether the person is looking at the window, which shows the result itself. */
  readonly isWindowFocused: () => boolean
  readonly notify: (words: NotificationWords) => void
}

/** Follows up on a batch's end: copies the links if the person wants that, and notifies them. */
export async function reportBatch(
  needs: BatchReportNeeds,
  { origin, uploadIds }: FinishedBatch,
): Promise<void> {
  if (origin === 'terminal' || origin === 'editor') return
  const inState = (state: UploadState): readonly string[] =>
    uploadIds.filter((id) => needs.list.brief(id)?.status.state === state)
  const done = inState('done')
  const failed = inState('failed').length
  const wantsCopy = origin === 'elsewhere' || needs.preferences().copyLinksWhenFinished
  const copied = wantsCopy ? await needs.copier.copy(needs.linkService.subjects(done)) : 0
  if (done.length + failed === 0 || (origin === 'window' && needs.isWindowFocused())) return
  needs.notify({
    title: titleOf({ copied, done: done.length, failed }, needs.translate),
    body: done.length === 1 ? (needs.linkService.subjects(done)[0]?.url ?? '') : '',
  })
}

/** How the uploads of a batch ended, in numbers. */
interface BatchCounts {
  /** How many links of finished uploads were copied. */
  readonly copied: number
  readonly done: number
  readonly failed: number
}

function titleOf({ copied, done, failed }: BatchCounts, translate: Translate): string {
  if (done === 0) return translate('notification.failed', { count: failed })
  if (failed > 0) return translate('notification.partly', { done, failed })
  return translate(copied > 0 ? 'notification.copied' : 'notification.ready', { count: done })
}
