import { beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { isFromPage, serve } from '../../electron/ipc/serve'
import { makeSilentLog } from '../support/silent-log'

type Listener = (event: unknown, args: unknown) => Promise<unknown>

const listeners = vi.hoisted(() => new Map<string, Listener>())
vi.mock('electron', () => ({
  ipcMain: { handle: (channel: string, listener: Listener) => listeners.set(channel, listener) },
}))

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

describe('a call', () => {
  const double = vi.fn((count: number) => 2 * count)
  let isTrusted: boolean
  let log: ReturnType<typeof makeSilentLog>
  beforeEach(() => {
    double.mockClear()
    isTrusted = true
    log = makeSilentLog()
    serve<{ double: { args: [count: number]; answer: number } }>({
      schemas: { double: z.tuple([z.number()]) },
      channelOf: (name) => `door:${name}`,
      handlers: { double },
      isTrusted: () => isTrusted,
      log,
    })
  })

  const call = (args: unknown) => listeners.get('door:double')?.({}, args)
  const refused = { ok: false, failure: { kind: 'unexpected', facts: { call: 'double', reason: 'refused' } } }

  it('is answered by its handler', async () => {
    expect(await call([21])).toEqual({ ok: true, value: 42 })
  })

  it('is refused before its handler sees it if it comes from elsewhere', async () => {
    isTrusted = false
    expect(await call([21])).toMatchObject(refused)
    expect(double).not.toHaveBeenCalled()
    expect(log.lines).toEqual(['refused double: the call came from another page or frame'])
  })

  it.each([[['21']], [[21, 21]], [[]], [{ 0: 21 }], [undefined]])(
    'is refused before its handler sees it if its arguments are %j',
    async (args) => {
      expect(await call(args)).toMatchObject(refused)
      expect(double).not.toHaveBeenCalled()
      expect(log.lines).toEqual(['refused double: the arguments have another shape'])
    },
  )

  it('that breaks is answered with a failure, and the log knows why', async () => {
    double.mockImplementationOnce(() => {
      throw new Error('broken')
    })
    expect(await call([21])).toMatchObject({ ok: false, failure: { kind: 'unexpected' } })
    expect(log.lines).toEqual(['double broke'])
  })
})
