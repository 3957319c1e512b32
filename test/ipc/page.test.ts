import { beforeEach, describe, expect, it, vi } from 'vitest'
import { Page } from '../../electron/ipc/page'
import { eventChannel } from '../../electron/shared/contract'

const notice = { kind: 'objects-deleted', deleted: 1, alreadyGone: 0 } as const

describe('the page', () => {
  const send = vi.fn()
  let isDestroyed: boolean
  let hasContents: boolean
  let page: Page
  beforeEach(() => {
    send.mockClear()
    isDestroyed = false
    hasContents = true
    page = new Page(() => (hasContents ? { send, isDestroyed: () => isDestroyed } : undefined))
  })

  it('gets events while there is one, and not once it is being closed', () => {
    page.send('historyChanged', null)
    isDestroyed = true
    page.send('historyChanged', null)
    hasContents = false
    page.send('historyChanged', null)
    expect(send.mock.calls).toEqual([[eventChannel('historyChanged'), null]])
  })

  it('shows notices only while it listens, so that others wait', () => {
    expect(page.showNotice(notice)).toBe(false)
    page.ready()
    expect(page.showNotice(notice)).toBe(true)
    page.closed()
    expect(page.showNotice(notice)).toBe(false)
    expect(send.mock.calls).toEqual([[eventChannel('noticed'), notice]])
  })

  it('shows the last screen asked for before it listened, once', () => {
    page.showScreen('history')
    page.showScreen('settings')
    expect(send).not.toHaveBeenCalled()
    page.ready()
    page.closed()
    page.ready()
    expect(send.mock.calls).toEqual([[eventChannel('screenRequested'), 'settings']])
  })
})
