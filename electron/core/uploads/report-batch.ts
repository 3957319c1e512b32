import type { Translate } from '../../shared/failure'
import type { CopiedLink, LinkCopier } from '../links/link-copier'
import type { Preferences } from '../../shared/settings'
import type { Upload } from '../../shared/upload'
import type { FinishedBatch } from './batch-watcher'

export interface BatchReportNeeds {
  readonly copier: LinkCopier
  readonly linksOf: (uploads: readonly Upload[]) => readonly CopiedLink[]
  readonly preferences: () => Preferences
  readonly translate: Translate
  /** Whether the person looks at the window, which shows how the batch ended by itself. */
  readonly isWindowFocused: () => boolean
  readonly notify: (words: { readonly title: string; readonly body: string }) => void
}

/** What follows the end of a batch: links on the clipboard where the person wants them, and a word about it. */
export async function reportBatch(
  needs: BatchReportNeeds,
  { origin, uploads }: FinishedBatch,
): Promise<void> {
  if (origin === 'terminal') return
  const links = needs.linksOf(uploads)
  const failed = uploads.filter((upload) => upload.status.state === 'failed').length
  const wantsCopy = origin === 'elsewhere' || needs.preferences().copyLinksWhenFinished
  const copied = wantsCopy ? await needs.copier.copy(links) : 0
  if (links.length + failed === 0 || (origin === 'window' && needs.isWindowFocused())) return
  const first = links[0]
  needs.notify({
    title: titleOf(needs.translate, copied, links.length, failed),
    body: links.length === 1 && first !== undefined ? first.url : '',
  })
}

function titleOf(translate: Translate, copied: number, done: number, failed: number): string {
  if (done === 0) return translate('notification.failed', { count: failed })
  if (failed > 0) return translate('notification.partly', { done, failed })
  return translate(copied > 0 ? 'notification.copied' : 'notification.ready', { count: done })
}
