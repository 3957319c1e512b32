import { describe, expect, it } from 'vitest'
import { systemIds } from '../../../electron/adapters/clock'
import { makeBox, MemorySettingsFile, startSettings } from '../../support/memory-settings'

describe('the access for editors', () => {
  it('is off until the person turns it on, at the port that editors expect', () => {
    const { preferences, editorDoor } = startSettings().service.read()
    expect(preferences).toMatchObject({ editors: false, editorPort: 36_677, editorsWithoutSecret: false })
    expect(editorDoor).toBe('closed')
  })

  it.each([1023, 65_536, 3000.5])('refuses the port %d', (editorPort) => {
    const { service } = startSettings()
    expect(service.changePreferences({ editorPort }).ok).toBe(false)
    expect(service.read().preferences.editorPort).toBe(36_677)
  })

  it('has a secret that nobody can guess, which is sealed in the file and left out of the log', () => {
    const { service, file, learnt } = startSettings({ ids: systemIds })
    const secret = service.editors.secret()
    // More than 128 bits, even without what is the same in every UUID.
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(file.text).not.toContain(secret)
    expect(learnt).toContain(secret)
    expect(JSON.stringify(service.read())).not.toContain(secret)
  })

  it('keeps its secret and port after a restart', () => {
    const first = startSettings({ ids: systemIds })
    first.service.changePreferences({ editors: true, editorPort: 40_000 })
    const address = first.service.editors.address(true)
    expect(address).toBe(`http://127.0.0.1:40000/upload?secret=${first.service.editors.secret()}`)
    const { service } = startSettings({ file: first.file })
    expect(service.editors.address(true)).toBe(address)
    expect(service.editors.address(false)).toBe('http://127.0.0.1:40000/upload')
    expect(service.read().preferences.editors).toBe(true)
  })

  it('gets another secret when the person wants one', () => {
    const { service } = startSettings({ ids: systemIds })
    const former = service.editors.secret()
    expect(service.editors.renew()).not.toBe(former)
    expect(service.editors.secret()).not.toBe(former)
  })

  it('keeps the secret for one run only if nothing protects it, unless the person chooses otherwise', () => {
    const box = makeBox('none')
    const first = startSettings({ ids: systemIds, box })
    expect(first.service.read().editorSecretKeeping).toBe('memory')
    const former = first.service.editors.secret()
    const second = startSettings({ ids: systemIds, box, file: first.file })
    const kept = second.service.editors.secret()
    expect(kept).not.toBe(former)
    second.service.editors.keepAs('plain')
    const third = startSettings({ ids: systemIds, box, file: first.file }).service
    expect([third.editors.secret(), third.read().editorSecretKeeping]).toEqual([kept, 'plain'])
  })

  it('gets a new secret if the old one cannot be opened any more', () => {
    const first = startSettings({ ids: systemIds })
    const former = first.service.editors.secret()
    const { service } = startSettings({
      ids: systemIds,
      file: first.file,
      box: makeBox('keyring', 'another'),
    })
    expect(service.editors.secret()).toMatch(/^[0-9a-f]{64}$/)
    expect(service.editors.secret()).not.toBe(former)
  })

  it('loses only itself if the file has a wrong value for it', () => {
    const file = new MemorySettingsFile({ preferences: { theme: 'dark' }, editorSecret: 'wrong' })
    const { service, notices } = startSettings({ file })
    expect(service.read().preferences.theme).toBe('dark')
    expect(notices).toMatchObject([{ kind: 'settings-set-aside', reason: 'partly' }])
  })
})
