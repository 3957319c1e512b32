import { describe, expect, it } from 'vitest'
import { createWords } from '../../electron/adapters/words/words'
import { announceExpiry } from '../../electron/desktop/announce-expiry'
import type { Notice } from '../../electron/shared/app/notice'
import type { NotificationWords } from '../../electron/core/ports/notification-words'

const ending: Notice = {
  ...{ kind: 'credentials-expiring', destinationId: 'd', destinationName: 'Blog' },
  ...{ expiresAt: new Date(2026, 0, 2, 15, 4).getTime(), ended: false, renewal: 'code' },
}

function announce(notice: Notice, isFocused: boolean) {
  const told: NotificationWords[] = []
  const { translate } = createWords('en')
  const needs = { isWindowFocused: () => isFocused, translate, language: () => 'en' }
  announceExpiry({ ...needs, notify: (words) => told.push(words) }, notice)
  return told
}

describe('the notification about expiring credentials', () => {
  it('is shown by the system while the window is not focused', () => {
    const [told] = announce(ending, false)
    expect(told?.title).toMatch(/^The session of Blog ends at 3:04\sPM\.$/)
    expect(told?.body).toBe('Enter a new code before then, and nothing stops.')
  })

  it('is not shown to somebody who looks at the window', () => {
    expect(announce(ending, true)).toEqual([])
  })

  it('is the only notice that cannot wait', () => {
    expect(announce({ kind: 'links-copied', count: 1, formats: ['url'] }, false)).toEqual([])
  })
})
