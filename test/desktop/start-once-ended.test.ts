import { expect, it, vi } from 'vitest'
import { startOnceEnded } from '../../electron/desktop/start-once-ended'

const app = vi.hoisted(() => ({ isPackaged: true, relaunch: vi.fn(), getAppPath: () => 'C:\\ollim' }))
vi.mock('electron', () => ({ app }))

const start = { switches: ['--hidden'], hidden: true, paths: ['C:\\빨강 사진.png'] }

it('has Electron start Ollim again with what was asked, where the program stays in its place', () => {
  startOnceEnded(start, 'win32')
  expect(app.relaunch).toHaveBeenLastCalledWith({
    execPath: process.execPath,
    args: ['--hidden', '--', 'C:\\빨강 사진.png'],
  })
})

it('names the app’s folder where it runs from a checkout', () => {
  app.isPackaged = false
  startOnceEnded(start, 'win32')
  expect(app.relaunch).toHaveBeenLastCalledWith({
    execPath: process.execPath,
    args: ['C:\\ollim', '--hidden', '--', 'C:\\빨강 사진.png'],
  })
})
