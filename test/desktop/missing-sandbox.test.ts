import { describe, expect, it, vi } from 'vitest'
import { mayGoWithoutSandbox, sandboxCommand } from '../../electron/desktop/missing-sandbox'

const box = vi.hoisted(() => ({ showMessageBox: vi.fn() }))
vi.mock('electron', () => ({ app: { getPreferredSystemLanguages: () => ['en'] }, dialog: box }))

const appImage = '/home/kim/my apps/Ollim.AppImage'
const argv = ['/tmp/.mount_OllimAb/ollim', '--no-sandbox', '--hidden']

describe('an AppImage that was started without the sandbox', () => {
  it('knows the one command that allows it the sandbox', () => {
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
  ])('needs none %s', (_how, facts) => {
    expect(sandboxCommand(facts)).toBeUndefined()
  })

  it.each([
    ['goes on where the person says so', 1, true],
    ['ends where the person closes the question', 0, false],
  ])('%s', async (_what, response, answer) => {
    box.showMessageBox.mockResolvedValue({ response })
    expect(await mayGoWithoutSandbox('sudo allow')).toBe(answer)
    expect(box.showMessageBox).toHaveBeenLastCalledWith(
      expect.objectContaining({ detail: 'sudo allow', cancelId: 0, buttons: ['Quit', 'Start without it'] }),
    )
  })
})
