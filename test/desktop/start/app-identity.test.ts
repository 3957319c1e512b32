import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { root } from '../../../build/support/root.mjs'
import { claimIdentity } from '../../../electron/desktop/start/app-identity'

const setAppUserModelId = vi.fn()
const app = { setAppUserModelId }

beforeEach(() => void setAppUserModelId.mockClear())

it('claims on Windows the identity in the installer’s shortcuts', () => {
  const settings = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')
  claimIdentity(app, 'win32')
  expect(setAppUserModelId.mock.calls).toEqual([[/^appId: (\S+)$/m.exec(settings)?.[1]]])
})

it('does nothing elsewhere', () => {
  claimIdentity(app, 'darwin')
  claimIdentity(app, 'linux')
  expect(setAppUserModelId).not.toHaveBeenCalled()
})
