import type { BrowserWindowConstructorOptions } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { Popover } from '../../../electron/desktop/tray/popover'

const made = vi.hoisted(
  (): {
    options: BrowserWindowConstructorOptions[]
    finishLoading: () => unknown
    leave: () => unknown
    shown: number
  } => ({ options: [], finishLoading: () => undefined, leave: () => undefined, shown: 0 }),
)
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  class BrowserWindow extends EventEmitter {
    constructor(options: BrowserWindowConstructorOptions) {
      super()
      made.options.push(options)
      made.finishLoading = () => this.webContents.emit('did-finish-load')
      made.leave = () => this.emit('blur')
    }
    webContents = new EventEmitter()
    show = () => void (made.shown += 1)
    focus = () => undefined
    loadURL = () => Promise.resolve()
    destroy = () => undefined
  }
  const workArea = { x: 0, y: 0, width: 1920, height: 1080 }
  return {
    BrowserWindow,
    nativeTheme: { shouldUseDarkColors: false },
    screen: { getDisplayNearestPoint: () => ({ workArea }) },
  }
})

beforeEach(() => Object.assign(made, { options: [], shown: 0 }))

const icon = { x: 1900, y: 0, width: 20, height: 20 }

function newPopover(platform: NodeJS.Platform): Popover {
  const page = { address: 'app://ollim/popover/', preload: 'popover.cjs' }
  return new Popover({ ...page, platform, links: () => 0 })
}

it('does not open once Ollim is quitting: it would be closed again at once', () => {
  const popover = newPopover('linux')
  popover.toggle(icon)
  popover.dispose()
  popover.toggle(icon)
  expect(made.options).toHaveLength(1)
})

it('is not opened again by the click that has closed it, by taking the focus', () => {
  const now = vi.spyOn(performance, 'now').mockReturnValue(10_000)
  const popover = newPopover('linux')
  popover.toggle(icon)
  made.leave()
  now.mockReturnValue(10_100)
  popover.toggle(icon)
  expect(made.options).toHaveLength(1)
  now.mockReturnValue(10_400)
  popover.toggle(icon)
  expect(made.options).toHaveLength(2)
  now.mockRestore()
})

// Any other window would bring all of Ollim to the front, and leave another program’s full screen.
it('is a panel on macOS, where only that is shown above what the person is doing', () => {
  for (const platform of ['darwin', 'win32', 'linux'] as const) newPopover(platform).toggle(icon)
  expect(made.options.map(({ type }) => type)).toEqual(['panel', undefined, undefined])
})

// On Wayland, a hidden window is not drawn, so it would wait for its first frame forever.
it('appears once its page is loaded, drawn or not', () => {
  newPopover('linux').toggle(icon)
  expect(made.shown).toBe(0)
  made.finishLoading()
  expect(made.shown).toBe(1)
})
