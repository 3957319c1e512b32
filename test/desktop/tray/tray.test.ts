import { expect, it, vi } from 'vitest'
import { AppTray } from '../../../electron/desktop/tray/tray'
import { FakeClock } from '../../support/fake-clock'

const made = vi.hoisted(() => ({ emit: (_event: string, ..._facts: unknown[]): unknown => undefined }))
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  class Tray extends EventEmitter {
    constructor() {
      super()
      made.emit = (event, ...facts) => this.emit(event, ...facts)
    }
    setToolTip = () => undefined
    setContextMenu = () => undefined
    destroy = () => undefined
  }
  return { Tray, Menu: { buildFromTemplate: () => ({}) }, nativeImage: { createFromPath: () => ({}) } }
})

function openTray() {
  const [onDrop, onClick, onDoubleClick, action] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()]
  const actions = {
    ...{ open: action, openShelf: action, uploadClipboard: action, chooseFiles: action, copyLink: action },
    ...{ pause: action, resume: action, settings: action, quit: action },
  }
  const needs = { iconFolder: '/icons', platform: 'darwin', translate: (key: string) => key } as const
  const tray = new AppTray({ clock: new FakeClock(), ...needs, actions, onClick, onDoubleClick, onDrop })
  return { tray, onDrop, onClick, onDoubleClick, action }
}

it('passes on the files dropped on the icon in their order, and where it was clicked', () => {
  const { tray, onDrop, onClick, onDoubleClick, action } = openTray()
  const files = ['/Users/haneul/한라산 정상.jpg', '/Users/haneul/coffee.jpg']
  made.emit('drop-files', {}, files)
  expect(onDrop.mock.calls).toEqual([[files]])
  const icon = { x: 1400, y: 0, width: 22, height: 22 }
  made.emit('click', {}, icon)
  expect(onClick.mock.calls).toEqual([[icon]])
  made.emit('double-click', {}, icon)
  expect(onDoubleClick).toHaveBeenCalledOnce()
  expect(action).not.toHaveBeenCalled()
  tray.dispose()
})
