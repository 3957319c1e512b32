import { describeEnding } from '../shared/ending-words'
import type { Translate } from '../shared/failure'
import type { Notice } from '../shared/notice'

export interface EndingAnnouncement {
  /** Whether the person is looking at the window, which shows it itself. */
  readonly isWindowFocused: () => boolean
  readonly notify: (words: { readonly title: string; readonly body: string }) => void
  readonly translate: Translate
  /** BCP 47. */
  readonly language: () => string
}

/** Notifies a person who is looking elsewhere that credentials are about to end. */
export function announceEnding(
  { isWindowFocused, notify, translate, language }: EndingAnnouncement,
  notice: Notice,
): void {
  if (notice.kind !== 'credentials-ending' || isWindowFocused()) return
  const time = new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(notice.expiresAt)
  const { message, fix } = describeEnding(notice, time, translate)
  notify({ title: message, body: fix })
}
