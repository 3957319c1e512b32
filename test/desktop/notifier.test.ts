import type { NotificationConstructorOptions } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Notifier } from '../../electron/desktop/notifier'

const { FakeNotification, shown } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events')
  class FakeNotification extends EventEmitter {
    static isSupported = () => true
    readonly close = vi.fn()
    readonly options: NotificationConstructorOptions
    constructor(options: NotificationConstructorOptions) {
      super()
      this.options = options
    }
    show = () => void shown.push(this)
  }
  const shown: FakeNotification[] = []
  return { FakeNotification, shown }
})
vi.mock('electron', () => ({ Notification: FakeNotification }))

beforeEach(() => void shown.splice(0))

const words = { title: '1 link copied', body: 'photo.png' }

/** Those that are still kept, and with them what a click does, are closed in the end. */
function keptOf(notifier: Notifier): readonly boolean[] {
  notifier.dispose()
  return shown.map(({ close }) => close.mock.calls.length > 0)
}

describe('a notification', () => {
  it.each([
    // macOS shows the program's icon itself, and would show this one as a second picture.
    ['darwin', undefined],
    ['win32', 'app.png'],
    ['linux', 'app.png'],
  ] as const)('on %s brings the icon %s', (platform, icon) => {
    new Notifier('app.png', platform).show(words, () => undefined)
    expect(shown[0]?.options.icon).toBe(icon)
  })

  it.each([
    ['linux', '&lt;a href=x&gt; &amp; b.png'],
    ['win32', '<a href=x> & b.png'],
    ['darwin', '<a href=x> & b.png'],
  ] as const)('on %s shows a name that looks like markup as it is', (platform, body) => {
    new Notifier('app.png', platform).show({ title: '<b>', body: '<a href=x> & b.png' }, () => undefined)
    expect(shown[0]?.options).toMatchObject({ title: '<b>', body })
  })

  it('can still be clicked after Windows has moved it to its Action Center', () => {
    const notifier = new Notifier('app.png', 'win32')
    notifier.show(words, () => undefined)
    shown[0]?.emit('close', { reason: 'timedOut' })
    expect(keptOf(notifier)).toEqual([true])
  })

  it('is forgotten once a person has closed it', () => {
    const notifier = new Notifier('app.png', 'win32')
    notifier.show(words, () => undefined)
    shown[0]?.emit('close', { reason: 'userCanceled' })
    expect(keptOf(notifier)).toEqual([false])
  })

  it('is forgotten after many others if nobody ever closes it', () => {
    const notifier = new Notifier('app.png', 'win32')
    for (let count = 0; count < 60; count += 1) notifier.show(words, () => undefined)
    const kept = keptOf(notifier)
    expect(kept.filter((isKept) => isKept)).toHaveLength(50)
    expect(kept.at(-1)).toBe(true)
  })
})
