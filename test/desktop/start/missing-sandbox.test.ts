import { beforeEach, describe, expect, it, vi } from 'vitest'
import { mayGoWithoutSandbox, sandboxCommand } from '../../../electron/desktop/start/missing-sandbox'
import { folderForTest } from '../../support/files/folder-for-test'

const box = vi.hoisted(() => ({ showMessageBox: vi.fn() }))
vi.mock('electron', () => ({ app: { getPreferredSystemLanguages: () => ['en'] }, dialog: box }))

const appImage = '/home/kim/my apps/Ollim.AppImage'
const command = 'sudo allow "/home/kim/my apps/Ollim.AppImage"'
const argv = ['/tmp/.mount_OllimAb/ollim', '--no-sandbox', '--hidden']

describe('an AppImage that was started without the sandbox', () => {
  let home = ''
  beforeEach(async () => {
    home = await folderForTest('sandbox')
    box.showMessageBox.mockReset()
  })

  it('has one command that enables the sandbox', () => {
    expect(sandboxCommand({ argv, appImage, isRoot: false })).toBe(
      `echo 'abi <abi/4.0>, profile ollim-appimage "/home/kim/my apps/Ollim.AppImage" flags=(unconfined) { userns, }'` +
        ' | sudo tee /etc/apparmor.d/ollim-appimage && sudo apparmor_parser -r /etc/apparmor.d/ollim-appimage',
    )
  })

  it.each([
    ['with its sandbox', { argv: ['/tmp/.mount_OllimAb/ollim', '--hidden'], appImage, isRoot: false }],
    ['as root', { argv, appImage, isRoot: true }],
    [
      'installed otherwise, where only the person can have said so',
      { argv, appImage: undefined, isRoot: false },
    ],
  ])('needs no command %s', (_how, facts) => {
    expect(sandboxCommand(facts)).toBeUndefined()
  })

  it.each([
    ['goes on where the person says so', 1, true],
    ['ends where the person closes the question', 0, false],
  ])('%s', async (_what, response, answer) => {
    box.showMessageBox.mockResolvedValue({ response })
    expect(await mayGoWithoutSandbox({ command, home, isHidden: false })).toBe(answer)
    expect(box.showMessageBox).toHaveBeenLastCalledWith(
      expect.objectContaining({ detail: command, cancelId: 0, buttons: ['Quit', 'Start without it'] }),
    )
  })

  it('asks no more once the person has agreed, not even at login', async () => {
    box.showMessageBox.mockResolvedValue({ response: 1 })
    await mayGoWithoutSandbox({ command, home, isHidden: false })
    expect(await mayGoWithoutSandbox({ command, home, isHidden: false })).toBe(true)
    expect(await mayGoWithoutSandbox({ command, home, isHidden: true })).toBe(true)
    expect(box.showMessageBox).toHaveBeenCalledOnce()
  })

  it('asks again if the person declined, or if another AppImage is started', async () => {
    box.showMessageBox.mockResolvedValueOnce({ response: 0 }).mockResolvedValueOnce({ response: 1 })
    await mayGoWithoutSandbox({ command, home, isHidden: false })
    await mayGoWithoutSandbox({ command, home, isHidden: false })
    box.showMessageBox.mockResolvedValueOnce({ response: 0 })
    expect(await mayGoWithoutSandbox({ command: 'sudo allow other', home, isHidden: false })).toBe(false)
    expect(box.showMessageBox).toHaveBeenCalledTimes(3)
  })

  it('ends at login if nobody has agreed yet, and logs why', async () => {
    box.showMessageBox.mockResolvedValue({ response: 0 })
    expect(await mayGoWithoutSandbox({ command, home, isHidden: true })).toBe(false)
    expect(box.showMessageBox).toHaveBeenLastCalledWith(expect.objectContaining({ buttons: ['Quit'] }))
  })
})
