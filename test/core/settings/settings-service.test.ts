import { describe, expect, it } from 'vitest'
import { MemorySettingsFile, saveIn, startSettings } from '../../support/memory-settings'

describe('settings as a whole', () => {
  it('change with a growing revision that listeners see', () => {
    const { service, file } = startSettings()
    const seen: number[] = []
    const stop = service.onChange(({ revision }) => seen.push(revision))
    expect(service.changePreferences({ theme: 'dark', parallelUploads: 7 })).toEqual({
      ok: true,
      value: null,
    })
    service.reportShortcut('taken')
    service.reportShortcut('taken')
    stop()
    service.changePreferences({ theme: 'light' })
    expect(seen).toEqual([2, 3])
    expect(service.read()).toMatchObject({
      revision: 4,
      shortcutState: 'taken',
      preferences: { parallelUploads: 7 },
    })
    expect(startSettings({ file }).service.read().preferences).toMatchObject({
      theme: 'light',
      parallelUploads: 7,
    })
  })

  it('refuse a change with a preference out of range completely', () => {
    const { service } = startSettings()
    expect(service.changePreferences({ theme: 'dark', parallelUploads: 99 }).ok).toBe(false)
    expect(service.read().preferences.theme).toBe('system')
  })

  it.each([
    ['system', ['ko-KR', 'en-US'], 'ko'],
    ['system', ['fr-FR', 'ko'], 'ko'],
    ['system', ['ja'], 'en'],
    ['system', [], 'en'],
    ['en', ['ko-KR'], 'en'],
    ['ko', ['en-US'], 'ko'],
  ] as const)('use, with %s chosen on a system of %j, %s', (language, systemLanguages, active) => {
    const { service } = startSettings({ systemLanguages })
    service.changePreferences({ language })
    expect(service.read().activeLanguage).toBe(active)
  })

  it('remember the window without telling the page', () => {
    const { service, file } = startSettings()
    const bounds = { x: 1, y: 2, width: 800, height: 500, maximized: true }
    service.rememberBounds('window', bounds)
    expect(service.read().revision).toBe(1)
    expect(startSettings({ file }).service.bounds('window')).toEqual(bounds)
  })

  it('apply to this run if the disk is full, and say so', () => {
    const { service, file, notices } = startSettings()
    file.isFull = true
    expect(service.changePreferences({ theme: 'dark' })).toMatchObject({
      ok: false,
      problem: { kind: 'disk-full' },
    })
    saveIn(service)
    expect(service.read()).toMatchObject({ preferences: { theme: 'dark' }, destinations: [{ name: 'Blog' }] })
    expect(notices).toMatchObject([{ kind: 'failure', failure: { kind: 'disk-full' } }])
  })

  it.each([
    ['unreadable', '{broken'],
    ['newer', { version: 99 }],
    ['partly', { destinations: [{ id: 'x' }] }],
  ])('start from what can be read of a file that is %s, and keep the file', (reason, content) => {
    const file = new MemorySettingsFile(content)
    const original = file.text
    const { service, notices } = startSettings({ file })
    expect(notices).toEqual([{ kind: 'settings-set-aside', keptAs: 'kept-1', reason }])
    expect(file.aside).toEqual([original])
    expect(service.read().destinations).toEqual([])
    expect(startSettings({ file }).notices).toEqual([])
  })
})
