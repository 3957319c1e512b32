import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { folderForTest } from '../../support/files/folder-for-test'
import { canMountSmallDisk, onSmallDisk } from '../../support/files/small-disk'

// electron-store asks the electron package for its place, which would fetch a runtime when there is none.
vi.hoisted(() => {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/not-started'
})
const { StoredSettingsFile } = await import('../../../electron/adapters/settings/settings-file')

let folder: string
const settingsPath = (): string => path.join(folder, 'settings.json')
const open = () => new StoredSettingsFile(folder, () => Date.UTC(2026, 10, 24, 18, 30))

beforeEach(async () => {
  folder = await folderForTest('settings')
})

describe('the settings file', () => {
  it('is an empty object before it is first written', () => {
    const read = open().read()
    expect(read.ok && { ...Object(read.value) }).toEqual({})
  })

  it('returns what was written, and nothing of earlier content', () => {
    open().write({ version: 1, 'a.b': { c: '한글' } })
    expect(open().read()).toEqual({ ok: true, value: { version: 1, 'a.b': { c: '한글' } } })
    open().write({ version: 1 })
    expect(JSON.parse(readFileSync(settingsPath(), 'utf8'))).toEqual({ version: 1 })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('is not parsed again as long as nobody else has written it', () => {
    const parse = vi.spyOn(JSON, 'parse')
    const file = open()
    file.write({ version: 1, earlyImages: [{ path: 'a.png' }] })
    file.write({ version: 1, earlyImages: [] })
    expect(parse).not.toHaveBeenCalled()
    parse.mockRestore()
    expect(file.read()).toEqual({ ok: true, value: { version: 1, earlyImages: [] } })
    writeFileSync(settingsPath(), '{"version":2}')
    expect(file.read()).toEqual({ ok: true, value: { version: 2 } })
  })

  it.skipIf(process.platform === 'win32')(
    'can be read by this person only, also after it was open to all',
    () => {
      writeFileSync(settingsPath(), '{}', { mode: 0o644 })
      open().write({ version: 1 })
      expect(statSync(settingsPath()).mode & 0o777).toBe(0o600)
    },
  )

  it.each([[''], ['{'], ['[]'], ['null'], ['"text"'], ['\u0000\u0000']])(
    'is unreadable with %j in it',
    (content) => {
      writeFileSync(settingsPath(), content)
      expect(open().read()).toEqual({ ok: false, problem: 'unreadable' })
      expect(readFileSync(settingsPath(), 'utf8')).toBe(content)
    },
  )

  it('is read with the mark that Windows puts at the beginning of a text', () => {
    writeFileSync(settingsPath(), '\uFEFF{"version":1}')
    expect(open().read()).toEqual({ ok: true, value: { version: 1 } })
  })

  it('is written even if somebody has broken it meanwhile, and what they wrote is kept', () => {
    writeFileSync(settingsPath(), '{ "version": 1, }')
    expect(open().write({ version: 1 })).toEqual({ ok: true, value: null })
    expect(open().read()).toEqual({ ok: true, value: { version: 1 } })
    const kept = path.join(folder, 'settings-2026-11-24T18-30-00.000Z.json')
    expect(readFileSync(kept, 'utf8')).toBe('{ "version": 1, }')
  })

  it.skipIf(process.platform === 'win32')('stays a link if the person keeps it elsewhere', () => {
    const elsewhere = path.join(folder, 'elsewhere.json')
    writeFileSync(elsewhere, '{}')
    symlinkSync(elsewhere, settingsPath())
    open().write({ version: 1 })
    expect(lstatSync(settingsPath()).isSymbolicLink()).toBe(true)
    expect(JSON.parse(readFileSync(elsewhere, 'utf8'))).toEqual({ version: 1 })
  })

  it('can be set aside under a name that contains the time', () => {
    writeFileSync(settingsPath(), '{broken')
    const keptAs = open().setAside()
    expect(keptAs).toBe('settings-2026-11-24T18-30-00.000Z.json')
    expect(readFileSync(path.join(folder, keptAs), 'utf8')).toBe('{broken')
    expect(existsSync(settingsPath())).toBe(false)
  })

  it('reports that it cannot be written', () => {
    writeFileSync(path.join(folder, 'file'), '')
    const written = new StoredSettingsFile(path.join(folder, 'file', 'below'), () => 0).write({})
    expect(written).toMatchObject({
      ok: false,
      problem: { kind: 'unexpected', facts: { reason: 'settingsNotSaved' } },
    })
  })

  it.runIf(canMountSmallDisk)('stays as it was if the disk has no room for what is new', async () => {
    await onSmallDisk(folder, 64, async () => {
      open().write({ version: 1 })
      expect(open().write({ version: 1, earlyImages: ['a'.repeat(200_000)] })).toMatchObject({
        ok: false,
        problem: { kind: 'disk-full', facts: { name: 'settings.json' } },
      })
      expect(open().read()).toEqual({ ok: true, value: { version: 1 } })
      expect(readdirSync(folder)).toEqual(['settings.json'])
    })
  })
})
