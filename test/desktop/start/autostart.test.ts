import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  repairLaunchAtLogin,
  setLaunchAtLogin,
  wasStartedAtLogin,
} from '../../../electron/desktop/start/autostart'
import { folderForTest } from '../../support/files/folder-for-test'

const loginItem = vi.hoisted(() => ({ wasOpenedAtLogin: false }))
const app = vi.hoisted(() => ({
  isPackaged: true,
  getAppPath: (): string => 'C:\\ollim',
  getLoginItemSettings: () => loginItem,
  setLoginItemSettings: vi.fn(),
}))
vi.mock('electron', () => ({ app }))
afterEach(() => {
  app.isPackaged = true
  app.getAppPath = () => 'C:\\ollim'
})

describe('a start at login, in the tray', () => {
  it.each([
    ['on macOS, which hands over no arguments, is known by its own word', 'darwin', true, true],
    ['on macOS is none when a person opens Ollim', 'darwin', false, false],
    ['elsewhere is known by its arguments', 'win32', true, false],
  ] as const)('%s', (_what, platform, wasOpenedAtLogin, answer) => {
    loginItem.wasOpenedAtLogin = wasOpenedAtLogin
    expect(wasStartedAtLogin(platform)).toBe(answer)
  })

  it.each([
    ['an installed Ollim', true, '', ['--hidden']],
    ['a checkout’s Electron with the app', false, 'C:\\ollim', ['C:\\ollim', '--hidden']],
    ['the same in a folder with spaces', false, 'C:\\my ollim', ['C:\\my ollim', '--hidden']],
    // Electron quotes path and arguments itself, and would quote quotes again.
  ])('on Windows is one of %s', async (_whose, isPackaged, folder, args) => {
    app.isPackaged = isPackaged
    app.getAppPath = () => folder
    await setLaunchAtLogin(true, 'win32')
    expect(app.setLoginItemSettings).toHaveBeenLastCalledWith({
      openAtLogin: true,
      path: process.execPath,
      args,
    })
  })
})

describe('the Ollim of OLLIM_HOME', () => {
  beforeEach(() => vi.stubEnv('OLLIM_HOME', '/my data'))
  afterEach(() => vi.unstubAllEnvs())

  it('has an entry of its own on Windows, beside that of the usual home', async () => {
    await setLaunchAtLogin(true, 'win32')
    expect(app.setLoginItemSettings).toHaveBeenLastCalledWith({
      openAtLogin: true,
      path: process.execPath,
      args: ['--ollim-home=/my data', '--hidden'],
      name: expect.stringMatching(/^app\.ollim\.desktop-[\da-f]{8}$/),
    })
  })

  it('cannot be started by macOS, and leaves the usual home’s entry alone', async () => {
    app.setLoginItemSettings.mockClear()
    await expect(setLaunchAtLogin(false, 'darwin')).rejects.toThrow('usual Ollim')
    expect(app.setLoginItemSettings).not.toHaveBeenCalled()
  })
})

describe('an existing entry on Linux', () => {
  let config: string
  let entry: string
  beforeEach(async () => {
    config = await folderForTest('autostart')
    entry = path.join(config, 'autostart', 'ollim.desktop')
    vi.stubEnv('XDG_CONFIG_HOME', config)
    await setLaunchAtLogin(true, 'linux')
  })
  afterEach(() => vi.unstubAllEnvs())

  it('starts this Ollim if its program is gone, as after an update into another folder', async () => {
    const text = await readFile(entry, 'utf8')
    await writeFile(entry, text.replace(process.execPath, '/opt/ollim-0.0.9/ollim'))
    await repairLaunchAtLogin('linux')
    expect(await readFile(entry, 'utf8')).toBe(text)
  })

  it('stays as it is if its program exists, even if that is another one', async () => {
    const text = (await readFile(entry, 'utf8')).replace(process.execPath, '/bin/sh')
    await writeFile(entry, text)
    await repairLaunchAtLogin('linux')
    expect(await readFile(entry, 'utf8')).toBe(text)
  })

  it('stays when starting at login is turned on or off for another home', async () => {
    const text = await readFile(entry, 'utf8')
    vi.stubEnv('OLLIM_HOME', '/data/one')
    await setLaunchAtLogin(true, 'linux')
    vi.stubEnv('OLLIM_HOME', '/data/two')
    await setLaunchAtLogin(true, 'linux')
    expect(await readdir(path.dirname(entry))).toHaveLength(3)
    await setLaunchAtLogin(false, 'linux')
    expect(await readdir(path.dirname(entry))).toHaveLength(2)
    expect(await readFile(entry, 'utf8')).toBe(text)
  })

  it('does not come back if the person has deleted it', async () => {
    await rm(entry)
    await repairLaunchAtLogin('linux')
    await expect(readFile(entry)).rejects.toThrow('ENOENT')
  })
})
