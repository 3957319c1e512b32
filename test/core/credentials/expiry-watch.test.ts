import { describe, expect, it } from 'vitest'
import { ExpiryWatch } from '../../../electron/core/credentials/expiry-watch'
import type { CredentialsSource, Destination } from '../../../electron/shared/destinations/destination'
import type { Notice } from '../../../electron/shared/app/notice'
import { FakeClock } from '../../support/fake-clock'
import { sampleFields } from '../../support/memory-settings'

const minute = 60_000

function destination(
  id: string,
  expiresAt: number,
  source: CredentialsSource = { kind: 'keys' },
): Destination {
  return {
    ...sampleFields,
    id,
    name: id,
    credentialsSource: source,
    accessKeyIdEnd: 'MPLE',
    hasSecretAccessKey: true,
    hasSessionToken: true,
    secretKeeping: 'keyring',
    expiresAt,
  }
}

function start() {
  const clock = new FakeClock()
  const notices: Notice[] = []
  const watch = new ExpiryWatch({ clock, notify: (notice) => notices.push(notice) })
  return { clock, notices, watch, startedAt: clock.now() }
}

describe('the notice about expiring credentials', () => {
  it('comes once, five minutes before the end', () => {
    const { clock, notices, watch, startedAt } = start()
    const blog = destination('blog', startedAt + 60 * minute)
    watch.follow([blog])
    clock.advance(54 * minute)
    expect(notices).toEqual([])
    clock.advance(minute)
    const notice = {
      kind: 'credentials-expiring',
      destinationId: 'blog',
      destinationName: 'blog',
      expiresAt: startedAt + 60 * minute,
      ended: false,
      renewal: 'keys',
    }
    expect(notices).toEqual([notice])
    watch.follow([blog])
    clock.advance(60 * minute)
    expect(notices).toEqual([notice])
  })

  it('comes at once if the end passed while Ollim was not running', () => {
    const { notices, watch, startedAt } = start()
    watch.follow([destination('blog', startedAt - 1)])
    expect(notices).toMatchObject([{ destinationId: 'blog', ended: true }])
  })

  it('comes for each destination, and again for new credentials', () => {
    const { clock, notices, watch, startedAt } = start()
    watch.follow([destination('blog', startedAt + 10 * minute), destination('work', startedAt + 20 * minute)])
    clock.advance(15 * minute)
    expect(notices).toMatchObject([{ destinationId: 'blog' }, { destinationId: 'work' }])
    watch.follow([destination('blog', startedAt + 40 * minute)])
    clock.advance(20 * minute)
    expect(notices.map((notice) => 'expiresAt' in notice && notice.expiresAt)).toEqual([
      startedAt + 10 * minute,
      startedAt + 20 * minute,
      startedAt + 40 * minute,
    ])
  })

  it('follows the clock, even if timers stopped while the computer slept', () => {
    const { clock, notices, watch, startedAt } = start()
    watch.follow([destination('blog', startedAt + 24 * 60 * minute)])
    clock.advance(minute)
    clock.sleep(24 * 60 * minute)
    clock.advance(minute)
    expect(notices).toMatchObject([{ destinationId: 'blog', ended: true }])
  })

  it.each([
    { what: 'an unknown end', end: 0, source: { kind: 'keys' } },
    { what: 'what a profile renews', end: 1, source: { kind: 'profile', name: 'blog' } },
  ] as const)('does not come for $what', ({ end, source }) => {
    const { clock, notices, watch, startedAt } = start()
    watch.follow([destination('blog', end * (startedAt + minute), source)])
    clock.advance(60 * minute)
    expect(notices).toEqual([])
  })

  it('does not come for a deleted destination or while Ollim quits', () => {
    const { clock, notices, watch, startedAt } = start()
    watch.follow([destination('blog', startedAt + 60 * minute)])
    watch.follow([])
    watch.follow([destination('work', startedAt + 60 * minute)])
    watch.dispose()
    clock.advance(60 * minute)
    expect(notices).toEqual([])
  })
})
