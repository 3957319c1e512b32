import { beforeEach, expect, it, vi } from 'vitest'
import { MainWindow } from '../../../electron/desktop/window/window'
import { FakeClock } from '../../support/fake-clock'

const made = vi.hoisted(() => ({ windows: 0 }))
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  return { nativeTheme: new EventEmitter() }
})
vi.mock('../../../electron/desktop/window/bare-window', () => ({
  openBareWindow: () => {
    made.windows += 1
    throw new Error('No window can be made here.')
  },
}))

beforeEach(() => {
  made.windows = 0
})

it('does not open once Ollim is quitting: it would be closed again at once', () => {
  const window = new MainWindow({
    clock: new FakeClock(),
    translate: (key) => key,
    address: 'app://ollim/',
    platform: 'linux',
    besideMain: (name) => name,
    bareWindow: undefined,
    form: () => 'window',
    bounds: () => undefined,
    rememberBounds: vi.fn(),
    onShown: vi.fn(),
    onCrash: vi.fn(),
    onClosed: vi.fn(),
  })
  expect(() => window.open()).toThrow('No window')
  window.dispose()
  window.open()
  expect(made.windows).toBe(1)
})
