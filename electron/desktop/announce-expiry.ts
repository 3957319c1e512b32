import { describeExpiry } from '../shared/destinations/expiry-words'
import type { Translate } from '../shared/failures/failure'
import type { Notice } from '../shared/app/notice'
import type { NotificationWords } from '../core/ports/notification-words'

export interface ExpiryAnnouncement {
  /** Whether the person is looking at the window, which shows it itself. */
  readonly isWindowFocused: () => boolean
  readonly notify: (words: NotificationWords) => void
  readonly translate: Translate
  /** BCP 47. */
  readonly language: () => string
}

/** Notifies a person who is looking elsewhere that credentials are about to end. */
export function announceExpiry(
  { isWindowFocused, notify, translate, language }: ExpiryAnnouncement,
  notice: Notice,
): void {
  if (notice.kind !== 'credentials-expiring' || isWindowFocused()) return
  const time = new Intl.DateTimeFormat(language(), { timeStyle: 'short' }).format(notice.expiresAt)
  const { message, fix } = describeExpiry(notice, time, translate)
  notify({ title: message, body: fix })
}
