import { EventEmitter } from 'node:events'
import { expect, it, vi } from 'vitest'
import { restartAfterExit } from '../../../electron/desktop/start/restart-after-exit'
import { makeSilentLog } from '../../support/silent-log'

const app = vi.hoisted(() => ({ isPackaged: true, relaunch: vi.fn(), getAppPath: () => 'C:\\ollim' }))
vi.mock('electron', () => ({ app }))
const spawn = vi.hoisted(() => vi.fn())
vi.mock('node:child_process', () => ({ spawn }))

const start = { switches: ['--hidden'], hidden: true, paths: ['C:\\빨강 사진.png'] }

it('has Electron relaunch Ollim with the same request, if the program stays in its place', () => {
  restartAfterExit(start, 'win32', makeSilentLog())
  expect(app.relaunch).toHaveBeenLastCalledWith({
    execPath: process.execPath,
    args: ['--hidden', '--', 'C:\\빨강 사진.png'],
  })
})

it('names the app’s folder if it runs from a checkout', () => {
  app.isPackaged = false
  restartAfterExit(start, 'win32', makeSilentLog())
  expect(app.relaunch).toHaveBeenLastCalledWith({
    execPath: process.execPath,
    args: ['C:\\ollim', '--hidden', '--', 'C:\\빨강 사진.png'],
  })
})

it('logs a shell that cannot be started, and Ollim continues to quit', () => {
  const child = Object.assign(new EventEmitter(), { unref: () => undefined })
  spawn.mockReturnValue(child)
  const log = makeSilentLog()
  restartAfterExit(start, 'linux', log)
  child.emit('error', new Error('spawn /bin/sh ENOENT'))
  expect(log.lines).toEqual(['Ollim cannot be started again'])
})
