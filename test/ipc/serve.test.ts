import { describe, expect, it, vi } from 'vitest'
import { isFromPage } from '../../electron/ipc/serve'

vi.mock('electron', () => ({ ipcMain: {} }))

const address = 'app://ollim/'
const makePage = (url = address) => ({ mainFrame: {}, getURL: () => url })

describe('a call is from the page', () => {
  const page = makePage()

  it('if its main frame makes it', () => {
    expect(isFromPage({ sender: page, senderFrame: page.mainFrame }, page, address)).toBe(true)
  })

  it('but not if another frame of it does, or one that is gone', () => {
    for (const senderFrame of [{}, null])
      expect(isFromPage({ sender: page, senderFrame }, page, address)).toBe(false)
  })

  it('and not if another page does, or there is no page', () => {
    const other = makePage()
    for (const contents of [other, undefined])
      expect(isFromPage({ sender: page, senderFrame: page.mainFrame }, contents, address)).toBe(false)
  })

  it('and not if the page has been led elsewhere', () => {
    const away = makePage('https://example.com/')
    expect(isFromPage({ sender: away, senderFrame: away.mainFrame }, away, address)).toBe(false)
  })
})
