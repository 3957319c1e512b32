import { beforeEach, expect, it, vi } from 'vitest'
import { closeDown } from '../../electron/desktop/close-down'

const app = vi.hoisted(() => ({
  quits: 0,
  ask: (_event: { preventDefault(): void }): void => undefined,
}))
vi.mock('electron', () => ({
  app: {
    on: (_name: string, ask: typeof app.ask) => (app.ask = ask),
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
  const isClosing = closeDown([{ dispose: leave }, { dispose: leave }], waitFor, [{ dispose }])
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
