import { beforeEach, expect, it, vi } from 'vitest'
import { shutDownOnQuit } from '../../electron/desktop/shutdown'
import { makeSilentLog } from '../support/silent-log'

const app = vi.hoisted(() => ({
  quits: 0,
  ask: (_event: { preventDefault(): void }): void => undefined,
  leave: (): void => undefined,
}))
vi.mock('electron', () => ({
  app: {
    on: (_name: string, ask: typeof app.ask) => (app.ask = ask),
    once: (_name: string, leave: typeof app.leave) => (app.leave = leave),
    quit: () => (app.quits += 1),
  },
}))
const startThread = vi.hoisted(() => vi.fn())
vi.mock('node:worker_threads', () => ({ Worker: startThread }))

const nothing = { atOnce: [], waitFor: () => Promise.resolve(), after: [] }

beforeEach(() => {
  app.quits = 0
})

it('closes the windows at once and everything else once, however often the app is asked to quit', async () => {
  let end = (): void => undefined
  const waitFor = vi.fn(() => new Promise<void>((resolve) => (end = resolve)))
  const dispose = vi.fn()
  const preventDefault = vi.fn()
  const leave = vi.fn()
  const isClosing = shutDownOnQuit({
    atOnce: [{ dispose: leave }, { dispose: leave }],
    waitFor,
    after: [{ dispose }],
    log: makeSilentLog(),
  })
  expect(isClosing()).toBe(false)
  app.ask({ preventDefault })
  expect(isClosing()).toBe(true)
  expect([leave, dispose].map(({ mock }) => mock.calls.length)).toEqual([2, 0])
  app.ask({ preventDefault })
  end()
  await expect.poll(() => app.quits).toBe(1)
  expect([leave, waitFor, dispose, preventDefault].map(({ mock }) => mock.calls.length)).toEqual([2, 1, 1, 2])
  app.ask({ preventDefault })
  expect(preventDefault).toHaveBeenCalledTimes(2)
})

it('quits the app even if something cannot be closed, and closes everything else', async () => {
  const broken = {
    dispose: () => {
      throw new Error('It does not close')
    },
  }
  const [leave, dispose, error] = [vi.fn(), vi.fn(), vi.fn()]
  const log = { ...makeSilentLog(), error }
  const fails = async () => Promise.reject(new Error('The uploads do not end'))
  shutDownOnQuit({ atOnce: [broken, { dispose: leave }], waitFor: fails, after: [broken, { dispose }], log })
  app.ask({ preventDefault: () => undefined })
  await expect.poll(() => app.quits).toBe(1)
  expect([leave, dispose, error].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 3])
})

it.each([
  ['as soon as the disk has answered what it was asked last', 500],
  ['a second later where the disk hangs', 1_000],
])('quits the app %s', async (_when, milliseconds) => {
  vi.useFakeTimers()
  const owed = vi.spyOn(process, 'getActiveResourcesInfo').mockReturnValue(['FSReqPromise'])
  shutDownOnQuit({ ...nothing, log: makeSilentLog() })
  app.ask({ preventDefault: () => undefined })
  await vi.advanceTimersByTimeAsync(milliseconds - 100)
  expect(app.quits).toBe(0)
  if (milliseconds < 1_000) owed.mockReturnValue([])
  await vi.advanceTimersByTimeAsync(150)
  expect(app.quits).toBe(1)
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it.each([
  ['ends by itself where the disk has answered', ['Timeout', 'TTYWrap'], []],
  [
    'is killed at its end where the disk hangs, even where the log hangs with it, and says so before',
    ['Timeout', 'FSReqPromise'],
    ['another thread waits', 'Ollim ends although a disk has not answered', 'SIGKILL'],
  ],
])('the process %s', (_what, resources, expected) => {
  const happened: unknown[] = []
  vi.spyOn(process, 'getActiveResourcesInfo').mockReturnValue(resources)
  vi.spyOn(process, 'kill').mockImplementation((_id, signal) => {
    happened.push(signal)
    return true
  })
  startThread.mockImplementation(function () {
    happened.push('another thread waits')
  })
  const log = { ...makeSilentLog(), warn: (message: string) => void happened.push(message) }
  shutDownOnQuit({ ...nothing, log })
  app.leave()
  expect(happened).toEqual(expected)
  vi.restoreAllMocks()
})
