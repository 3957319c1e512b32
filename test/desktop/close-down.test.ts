import { beforeEach, expect, it, vi } from 'vitest'
import { closeDown } from '../../electron/desktop/close-down'
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

beforeEach(() => {
  app.quits = 0
})

it('leaves the screen at once and closes down once, however often the app is asked to quit meanwhile', async () => {
  let end = (): void => undefined
  const waitFor = vi.fn(() => new Promise<void>((resolve) => (end = resolve)))
  const dispose = vi.fn()
  const preventDefault = vi.fn()
  const leave = vi.fn()
  const isClosing = closeDown(
    [{ dispose: leave }, { dispose: leave }],
    waitFor,
    [{ dispose }],
    makeSilentLog(),
  )
  expect(isClosing()).toBe(false)
  app.ask({ preventDefault })
  expect(isClosing()).toBe(true)
  expect([leave, dispose].map(({ mock }) => mock.calls.length)).toEqual([2, 0])
  app.ask({ preventDefault })
  end()
  await vi.waitFor(() => expect(app.quits).toBe(1))
  expect([leave, waitFor, dispose, preventDefault].map(({ mock }) => mock.calls.length)).toEqual([2, 1, 1, 2])
  app.ask({ preventDefault })
  expect(preventDefault).toHaveBeenCalledTimes(2)
})

it('ends the app although something cannot be closed, and closes everything else', async () => {
  const broken = {
    dispose: () => {
      throw new Error('It does not close')
    },
  }
  const [leave, dispose, error] = [vi.fn(), vi.fn(), vi.fn()]
  const log = { ...makeSilentLog(), error }
  const fails = async () => Promise.reject(new Error('The uploads do not end'))
  closeDown([broken, { dispose: leave }], fails, [broken, { dispose }], log)
  app.ask({ preventDefault: () => undefined })
  await vi.waitFor(() => expect(app.quits).toBe(1))
  expect([leave, dispose, error].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 3])
})

it.each([
  ['ends by itself where the disk has answered', ['Timeout', 'TTYWrap'], 0],
  ['is killed at its end where the disk hangs', ['Timeout', 'FSReqPromise'], 1],
])('the process %s', (_what, resources, kills) => {
  vi.spyOn(process, 'getActiveResourcesInfo').mockReturnValue(resources)
  const kill = vi.spyOn(process, 'kill').mockReturnValue(true)
  closeDown([], () => Promise.resolve(), [], makeSilentLog())
  app.leave()
  expect(kill.mock.calls).toEqual(Array.from({ length: kills }, () => [process.pid, 'SIGKILL']))
  vi.restoreAllMocks()
})
