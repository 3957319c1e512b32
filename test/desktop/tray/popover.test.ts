import { expect, it, vi } from 'vitest'
import { Popover } from '../../../electron/desktop/tray/popover'

const made = vi.hoisted(() => ({ windows: 0 }))
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  class BrowserWindow extends EventEmitter {
    constructor() {
      super()
      made.windows += 1
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

it('does not open once Ollim is quitting: it would be closed again at once', () => {
  const popover = new Popover({ address: 'app://ollim/popover/', preload: 'popover.cjs', links: () => 0 })
  const icon = { x: 1900, y: 0, width: 20, height: 20 }
  popover.toggle(icon)
  popover.dispose()
  popover.toggle(icon)
  expect(made.windows).toBe(1)
})
