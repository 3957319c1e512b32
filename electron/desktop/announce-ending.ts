import { describeEnding } from '../shared/ending-words'
import type { Translate } from '../shared/failure'
import type { Notice } from '../shared/notice'

export interface EndingAnnouncement {
  /** Whoever looks at the window sees it there. */
  readonly isWindowFocused: () => boolean
  readonly notify: (words: { readonly title: string; readonly body: string }) => void
  readonly translate: Translate
  /** BCP 47. */
  readonly language: () => string
}

/** Tells by the system's notification that credentials end, while the person looks elsewhere. */
export function announceEnding(
  { isWindowFocused, notify, translate, language }: EndingAnnouncement,
  notice: Notice,
): void {
  if (notice.kind !== 'credentials-ending' || isWindowFocused()) return
  const time = new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(notice.expiresAt)
  const { message, fix } = describeEnding(notice, time, translate)
  notify({ title: message, body: fix })
}
