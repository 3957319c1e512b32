import { beforeEach, expect, it, vi } from 'vitest'
import { Browser } from '../../electron/desktop/browser'

const { openExternal, showMessageBox } = vi.hoisted(() => ({
  openExternal: vi.fn(),
  showMessageBox: vi.fn(),
}))
vi.mock('electron', () => ({ shell: { openExternal }, dialog: { showMessageBox } }))

let browser: Browser
const answer = (response: number) => showMessageBox.mockResolvedValueOnce({ response })
beforeEach(() => {
  openExternal.mockReset().mockResolvedValue(undefined)
  showMessageBox.mockReset()
  browser = new Browser((key) => key)
})

it('opens an encrypted address without a question', async () => {
  expect(await browser.open('https://i.example/a.png')).toEqual({ ok: true, value: null })
  expect(openExternal.mock.calls).toEqual([['https://i.example/a.png']])
  expect(showMessageBox).not.toHaveBeenCalled()
})

it('asks about one that is not, and Enter and Escape both mean no', async () => {
  answer(0)
  expect(await browser.open('http://nas.home/a.png')).toEqual({ ok: true, value: null })
  expect(openExternal).not.toHaveBeenCalled()
  expect(showMessageBox.mock.calls).toMatchObject([
    [{ buttons: ['dialog.openPlainNot', 'dialog.openPlainButton'], defaultId: 0, cancelId: 0 }],
  ])
})

it('asks once for each host to which the person has agreed, and again where they have not', async () => {
  answer(1)
  await browser.open('http://nas.home/a.png')
  await browser.open('http://nas.home/b.png')
  expect(showMessageBox).toHaveBeenCalledTimes(1)
  answer(0)
  await browser.open('http://other.home/c.png')
  answer(1)
  await browser.open('http://other.home/c.png')
  expect(showMessageBox).toHaveBeenCalledTimes(3)
  expect(openExternal.mock.calls.flat()).toEqual([
    'http://nas.home/a.png',
    'http://nas.home/b.png',
    'http://other.home/c.png',
  ])
})

it('opens no program but a browser', async () => {
  expect(await browser.open('file:///etc/passwd')).toMatchObject({
    problem: { facts: { reason: 'noWebAddress' } },
  })
  expect(openExternal).not.toHaveBeenCalled()
})

it('reports that there is no browser', async () => {
  openExternal.mockRejectedValue(new Error('none'))
  expect(await browser.open('https://i.example/')).toMatchObject({
    problem: { facts: { reason: 'noBrowser' } },
  })
})
