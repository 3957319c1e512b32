import { describe, expect, it } from 'vitest'
import { sandboxCommand } from '../../../build/system/sandbox.mjs'

const binary = '/home/kim/electron/electron'
const command =
  "sudo chown root:root '/home/kim/electron/chrome-sandbox' && sudo chmod 4755 '/home/kim/electron/chrome-sandbox'"

/** A system by its settings, each a file of one line. */
function system(settings: Readonly<Record<string, string>>, facts = {}) {
  return {
    asRoot: false,
    isHelperReady: false,
    read: (file: string): string | undefined => settings[file],
    ...facts,
  }
}

const ubuntu = { '/proc/sys/kernel/apparmor_restrict_unprivileged_userns': '1\n' }

describe("Chromium's sandbox", () => {
  it.each([
    ['on Ubuntu since 23.10', ubuntu],
    ['where the kernel denies namespaces', { '/proc/sys/kernel/unprivileged_userns_clone': '0\n' }],
    ['where none are left to be had', { '/proc/sys/user/max_user_namespaces': '0\n' }],
  ])('needs its helper to be root’s %s', (_where, settings) => {
    expect(sandboxCommand(binary, system(settings))).toBe(command)
  })

  it.each([
    ['where everybody may have namespaces', system({ '/proc/sys/user/max_user_namespaces': '63432\n' })],
    ['where its helper is root’s already', system(ubuntu, { isHelperReady: true })],
    ['as root, who goes without it', system(ubuntu, { asRoot: true })],
  ])('needs nothing %s', (_where, facts) => {
    expect(sandboxCommand(binary, facts)).toBeUndefined()
  })
})
