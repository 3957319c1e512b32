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
    ['if the kernel denies namespaces', { '/proc/sys/kernel/unprivileged_userns_clone': '0\n' }],
    ['if no namespace is allowed', { '/proc/sys/user/max_user_namespaces': '0\n' }],
  ])('needs its helper to belong to root %s', (_where, settings) => {
    expect(sandboxCommand(binary, system(settings))).toBe(command)
  })

  it.each([
    ['if namespaces are allowed', system({ '/proc/sys/user/max_user_namespaces': '63432\n' })],
    ['if its helper already belongs to root', system(ubuntu, { isHelperReady: true })],
    ['as root, who runs without it', system(ubuntu, { asRoot: true })],
  ])('needs nothing %s', (_where, facts) => {
    expect(sandboxCommand(binary, facts)).toBeUndefined()
  })
})
