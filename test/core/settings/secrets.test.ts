import { describe, expect, it } from 'vitest'
import { problem } from '../../../electron/shared/result'
import {
  credentialsOf,
  makeBox,
  sampleDraft,
  sampleFields,
  sampleSecret,
  saveIn,
  startSettings,
} from '../../support/memory-settings'

describe('a secret', () => {
  it('is only stored sealed', () => {
    const { service, file } = startSettings()
    saveIn(service)
    expect(file.text).not.toContain(sampleSecret)
    expect(file.stored.secrets['id-1']).toMatchObject({
      keeping: 'keyring',
      sealed: expect.stringMatching(/^key:/),
    })
  })

  it('is not opened when it is not needed, such as for every piece that is sent', () => {
    let opened = 0
    const box = makeBox('keyring')
    const open: typeof box.open = (...sealed) => {
      opened += 1
      return box.open(...sealed)
    }
    const { service } = startSettings({ box: { ...box, open } })
    const { id } = saveIn(service)
    const before = opened
    const { preferences, defaultDestinationId, activeLanguage } = service
    expect([preferences.parallelUploads, defaultDestinationId, activeLanguage]).toEqual([4, id, 'ko'])
    expect(opened).toBe(before)
    expect(service.read()).toMatchObject({ preferences, defaultDestinationId, activeLanguage })
  })

  it('stays in the file as it is if a new keyring refuses to seal it', () => {
    const first = startSettings({ box: makeBox('none') })
    const { id } = saveIn(first.service, { ...sampleDraft, secretKeeping: 'plain' })
    const before = first.file.stored.secrets[id]
    expect(before?.keeping).toBe('plain')
    startSettings({ file: first.file, box: { ...makeBox('keyring'), seal: () => problem('unavailable') } })
    expect(first.file.stored.secrets[id]).toEqual(before)
    const last = startSettings({ file: first.file, box: makeBox('none') })
    expect(credentialsOf(last.service, id)).toMatchObject({ ok: true })
  })

  it.each(['keyring', 'plain'] as const)(
    'kept by %s stays in the file if the keyring refuses to seal it when its destination is saved again',
    (keeping) => {
      const before = makeBox(keeping === 'keyring' ? 'keyring' : 'none')
      const { service, file } = startSettings({ box: before })
      const { id } = saveIn(service, { ...sampleDraft, secretKeeping: keeping })
      const refusing = { ...makeBox('keyring'), seal: () => problem('unavailable' as const) }
      const second = startSettings({ file, box: refusing }).service
      saveIn(second, { id, fields: { ...sampleFields, name: 'Notes' }, credentials: {} })
      saveIn(second, { id, fields: sampleFields, credentials: { accessKeyId: 'AKIAI44QH8DHBEXAMPLE' } })
      expect(credentialsOf(second, id)).toMatchObject({ value: { secretAccessKey: sampleSecret } })
      expect(credentialsOf(startSettings({ file, box: before }).service, id)).toMatchObject({
        value: { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', secretAccessKey: sampleSecret },
      })
    },
  )

  it('is kept for this run only if nothing protects it and nobody chose otherwise', () => {
    const { service, file } = startSettings({ box: makeBox('none') })
    const { id, secretKeeping } = saveIn(service)
    expect(secretKeeping).toBe('memory')
    expect(credentialsOf(service, id)).toMatchObject({ ok: true })
    expect(file.stored.secrets[id]).toEqual({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      sealed: '',
      expiresAt: 0,
      keeping: 'memory',
    })
    const again = startSettings({ file, box: makeBox('none') }).service
    expect(again.read().destinations[0]).toMatchObject({ hasSecretAccessKey: false, accessKeyIdEnd: 'MPLE' })
    expect(credentialsOf(again, id)).toMatchObject({
      ok: false,
      problem: { kind: 'credentials-missing', facts: { reason: 'forgotten' } },
    })
  })

  it('is obscured in the file if nothing protects it and the person chose that', () => {
    const { service, file } = startSettings({ box: makeBox('none') })
    const { id, secretKeeping } = saveIn(service, { ...sampleDraft, secretKeeping: 'plain' })
    expect(secretKeeping).toBe('plain')
    expect(file.text).not.toContain(sampleSecret)
    expect(credentialsOf(startSettings({ file, box: makeBox('none') }).service, id)).toMatchObject({
      ok: true,
    })
  })

  it('moves into a keyring that has become available', () => {
    const { service, file } = startSettings({ box: makeBox('none') })
    const { id } = saveIn(service, { ...sampleDraft, secretKeeping: 'plain' })
    const later = startSettings({ file }).service
    expect(later.read().destinations[0]).toMatchObject({ secretKeeping: 'keyring', hasSecretAccessKey: true })
    expect(file.stored.secrets[id]).toMatchObject({
      keeping: 'keyring',
      sealed: expect.stringMatching(/^key:/),
    })
  })

  it('moves from memory into the file when the person changes their mind', () => {
    const { service, file } = startSettings({ box: makeBox('none') })
    const { id } = saveIn(service)
    saveIn(service, { id, fields: sampleFields, credentials: {}, secretKeeping: 'plain' })
    expect(credentialsOf(startSettings({ file, box: makeBox('none') }).service, id)).toMatchObject({
      value: { secretAccessKey: sampleSecret },
    })
  })

  it('is reported once if it can no longer be opened, and stays in the file until it is replaced', () => {
    const { service, file } = startSettings()
    const { id } = saveIn(service)
    const sealed = file.stored.secrets[id]
    const other = startSettings({ file, box: makeBox('keyring', 'another') })
    expect(other.notices).toEqual([{ kind: 'secret-unreadable', destinationName: 'Blog' }])
    expect(credentialsOf(other.service, id)).toMatchObject({
      ok: false,
      problem: { kind: 'credentials-missing', facts: { reason: 'unreadable' } },
    })
    expect(other.service.read().destinations[0]).toMatchObject({
      hasSecretAccessKey: false,
      accessKeyIdEnd: 'MPLE',
    })
    other.service.destinationKeeper.chooseDefault(id)
    expect(file.stored.secrets[id]).toEqual(sealed)
    saveIn(other.service, { id, fields: sampleFields, credentials: { secretAccessKey: 'a-new-secret' } })
    expect(credentialsOf(other.service, id)).toMatchObject({
      ok: true,
      value: { secretAccessKey: 'a-new-secret' },
    })
  })

  it("is given to the log's redactor before it is used", () => {
    const { service, file, learnt } = startSettings()
    service.targetOfDraft({
      ...sampleDraft,
      credentials: { ...sampleDraft.credentials, secretAccessKey: 'only-checked' },
    })
    expect(learnt).toContain('only-checked')
    saveIn(service)
    const again = startSettings({ file })
    expect(again.learnt).toContain(sampleSecret)
  })
})
