import type { BrowserWindowConstructorOptions } from 'electron'
import { beforeEach, expect, it, vi } from 'vitest'
import { Popover } from '../../../electron/desktop/tray/popover'

const made = vi.hoisted((): { options: BrowserWindowConstructorOptions[] } => ({ options: [] }))
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  class BrowserWindow extends EventEmitter {
    constructor(options: BrowserWindowConstructorOptions) {
      super()
      made.options.push(options)
    }
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

beforeEach(() => void made.options.splice(0))

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

// Any other window would bring all of Ollim to the front, and leave another program’s full screen.
it('is a panel on macOS, where only that is shown above what the person is doing', () => {
  for (const platform of ['darwin', 'win32', 'linux'] as const) newPopover(platform).toggle(icon)
  expect(made.options.map(({ type }) => type)).toEqual(['panel', undefined, undefined])
})
