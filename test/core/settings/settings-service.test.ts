import { describe, expect, it } from 'vitest'
import type { StoreTarget } from '../../../electron/core/ports'
import { SettingsService, type SettingsNeeds } from '../../../electron/core/settings/settings-service'
import type { Notice } from '../../../electron/shared/notice'
import type { Destination, DestinationDraft } from '../../../electron/shared/destination'
import { makeSilentLog } from '../../support/silent-log'
import {
  makeBox,
  MemorySettingsFile,
  sampleDraft,
  sampleFields,
  sampleSecret,
} from '../../support/memory-settings'

function start(change: Partial<SettingsNeeds> & { readonly file?: MemorySettingsFile } = {}) {
  const notices: Notice[] = []
  const learnt: string[] = []
  const file = change.file ?? new MemorySettingsFile()
  let lastId = 0
  const service = new SettingsService({
    box: makeBox('keyring'),
    ids: { uuid: () => `id-${String((lastId += 1))}`, random: () => 0 },
    log: makeSilentLog(),
    notify: (notice) => notices.push(notice),
    systemLanguages: ['ko-KR', 'en'],
    environment: undefined,
    certificateAuthorityFile: '',
    learnSecret: (secret) => learnt.push(secret),
    ...change,
    file,
  })
  return { service, file, notices, learnt }
}

function save(service: SettingsService, draft: DestinationDraft = sampleDraft): Destination {
  const saved = service.saveDestination(draft)
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
  return saved.value
}

const environment: StoreTarget = {
  ...sampleFields,
  name: 'from-env',
  id: 'environment',
  credentials: { accessKeyId: 'ENVKEYID', secretAccessKey: 'env-secret-value', sessionToken: '' },
  certificateAuthorityFile: '',
}

describe('a saved destination', () => {
  it('shows the end of its key id and that a secret is there, never the secret', () => {
    const { service } = start()
    expect(save(service)).toEqual({
      ...sampleFields,
      id: 'id-1',
      accessKeyIdEnd: 'MPLE',
      hasSecretAccessKey: true,
      hasSessionToken: false,
      secretKeeping: 'keyring',
    })
    expect(JSON.stringify(service.read())).not.toContain(sampleSecret)
  })

  it('is there after a restart, with its credentials', () => {
    const { service, file } = start()
    const { id } = save(service, {
      ...sampleDraft,
      credentials: { ...sampleDraft.credentials, sessionToken: 'token-1' },
    })
    const again = start({ file }).service
    expect(again.read().defaultDestinationId).toBe(id)
    expect(again.credentialsOf(id)).toEqual({
      ok: true,
      value: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: sampleSecret, sessionToken: 'token-1' },
    })
  })

  it('keeps its secret when only other fields change, and loses its token when that is emptied', () => {
    const { service } = start()
    const { id } = save(service, {
      ...sampleDraft,
      credentials: { ...sampleDraft.credentials, sessionToken: 'token-1' },
    })
    save(service, {
      id,
      fields: { ...sampleFields, bucket: 'other-bucket' },
      credentials: { sessionToken: '' },
    })
    expect(service.targetOf(id)).toMatchObject({
      ok: true,
      value: { bucket: 'other-bucket', credentials: { secretAccessKey: sampleSecret, sessionToken: '' } },
    })
    expect(service.read().destinations).toHaveLength(1)
  })

  it('says what is wrong instead of saving it', () => {
    const { service, file } = start()
    const before = file.text
    const saved = service.saveDestination({
      ...sampleDraft,
      fields: { ...sampleFields, bucket: '' },
      credentials: {},
    })
    expect(saved.ok).toBe(false)
    expect(!saved.ok && saved.problem.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['bucket', 'accessKeyId', 'secretAccessKey']),
    )
    expect(file.text).toBe(before)
  })

  it('can be duplicated under a free name, with its credentials', () => {
    const { service } = start()
    const { id } = save(service)
    const copies = [service.duplicateDestination(id), service.duplicateDestination(id)]
    expect(copies.map((copy) => copy.ok && copy.value.name)).toEqual(['Blog 2', 'Blog 3'])
    expect(service.credentialsOf('id-3')).toEqual(service.credentialsOf(id))
    expect(service.read().defaultDestinationId).toBe(id)
  })

  it('takes its secret and its being default along when it is deleted', () => {
    const { service, file } = start()
    const { id } = save(service)
    service.duplicateDestination(id)
    service.deleteDestination(id)
    expect(service.read().defaultDestinationId).toBe('id-2')
    expect(Object.keys(JSON.parse(file.text).secrets)).toEqual(['id-2'])
    service.deleteDestination('id-2')
    expect(service.read()).toMatchObject({ destinations: [], defaultDestinationId: '' })
    expect(service.targetOf('id-2')).toMatchObject({ ok: false, problem: { kind: 'settings-incomplete' } })
  })
})

describe('a secret', () => {
  it('stands in the file only sealed', () => {
    const { service, file } = start()
    save(service)
    expect(file.text).not.toContain(sampleSecret)
    expect(JSON.parse(file.text).secrets['id-1']).toMatchObject({ keeping: 'keyring', sealed: /^key:/ })
  })

  it('is kept for this run only where nothing protects it and nobody chose', () => {
    const { service, file } = start({ box: makeBox('none') })
    const { id, secretKeeping } = save(service)
    expect(secretKeeping).toBe('memory')
    expect(service.credentialsOf(id)).toMatchObject({ ok: true })
    expect(JSON.parse(file.text).secrets[id]).toEqual({
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      sealed: '',
      keeping: 'memory',
    })
    const again = start({ file, box: makeBox('none') }).service
    expect(again.read().destinations[0]).toMatchObject({ hasSecretAccessKey: false, accessKeyIdEnd: 'MPLE' })
    expect(again.credentialsOf(id)).toMatchObject({ ok: false, problem: { kind: 'credentials-missing' } })
  })

  it('is obscured in the file where nothing protects it and the person chose so', () => {
    const { service, file } = start({ box: makeBox('none') })
    const { id, secretKeeping } = save(service, { ...sampleDraft, secretKeeping: 'plain' })
    expect(secretKeeping).toBe('plain')
    expect(file.text).not.toContain(sampleSecret)
    expect(start({ file, box: makeBox('none') }).service.credentialsOf(id)).toMatchObject({ ok: true })
  })

  it('moves into a keyring that has come since', () => {
    const { service, file } = start({ box: makeBox('none') })
    const { id } = save(service, { ...sampleDraft, secretKeeping: 'plain' })
    const later = start({ file }).service
    expect(later.read().destinations[0]).toMatchObject({ secretKeeping: 'keyring', hasSecretAccessKey: true })
    expect(JSON.parse(file.text).secrets[id]).toMatchObject({ keeping: 'keyring', sealed: /^key:/ })
  })

  it('goes from this run into the file when the person changes their mind', () => {
    const { service, file } = start({ box: makeBox('none') })
    const { id } = save(service)
    save(service, { id, fields: sampleFields, credentials: {}, secretKeeping: 'plain' })
    expect(start({ file, box: makeBox('none') }).service.credentialsOf(id)).toMatchObject({
      value: { secretAccessKey: sampleSecret },
    })
  })

  it('that cannot be opened any more is told once and stays in the file until it is replaced', () => {
    const { service, file } = start()
    const { id } = save(service)
    const sealed = JSON.parse(file.text).secrets[id]
    const other = start({ file, box: makeBox('keyring', 'another') })
    expect(other.notices).toEqual([{ kind: 'secret-unreadable', destinationName: 'Blog' }])
    expect(other.service.credentialsOf(id)).toMatchObject({
      ok: false,
      problem: { kind: 'credentials-missing', facts: { reason: 'unreadable' } },
    })
    expect(other.service.read().destinations[0]).toMatchObject({
      hasSecretAccessKey: false,
      accessKeyIdEnd: 'MPLE',
    })
    other.service.chooseDefaultDestination(id)
    expect(JSON.parse(file.text).secrets[id]).toEqual(sealed)
    save(other.service, { id, fields: sampleFields, credentials: { secretAccessKey: 'a-new-secret' } })
    expect(other.service.credentialsOf(id)).toMatchObject({
      ok: true,
      value: { secretAccessKey: 'a-new-secret' },
    })
  })

  it('is made known to the log before it is used', () => {
    const { service, file, learnt } = start()
    service.targetOfDraft({
      ...sampleDraft,
      credentials: { ...sampleDraft.credentials, secretAccessKey: 'only-checked' },
    })
    expect(learnt).toContain('only-checked')
    save(service)
    const again = start({ file })
    expect(again.learnt).toContain(sampleSecret)
  })
})

describe('what a form holds', () => {
  it('is checked with the stored secret where none was typed', () => {
    const { service } = start({ certificateAuthorityFile: '/ca.pem' })
    const { id } = save(service)
    const draft = {
      id,
      fields: { ...sampleFields, region: 'eu-west-1' },
      credentials: { sessionToken: 'token-1' },
    }
    expect(service.targetOfDraft(draft)).toMatchObject({
      ok: true,
      value: {
        region: 'eu-west-1',
        credentials: { secretAccessKey: sampleSecret, sessionToken: 'token-1' },
        certificateAuthorityFile: '/ca.pem',
      },
    })
    expect(service.read().destinations[0]?.region).toBe('ap-northeast-2')
  })
})

describe('the destination of the environment', () => {
  it('is the default for this run and never written', () => {
    const { service, file } = start({ environment })
    save(service)
    expect(service.read()).toMatchObject({
      defaultDestinationId: 'environment',
      destinations: [
        { id: 'environment', hasSecretAccessKey: true, secretKeeping: 'memory' },
        { id: 'id-1' },
      ],
    })
    expect(service.targetOf('environment')).toEqual({ ok: true, value: environment })
    service.chooseDefaultDestination('id-1')
    expect(service.read().defaultDestinationId).toBe('id-1')
    service.chooseDefaultDestination('environment')
    service.deleteDestination('environment')
    expect(service.read().defaultDestinationId).toBe('environment')
    expect(file.text).not.toMatch(/environment|from-env|ENVKEYID|env-secret-value/)
    expect(start({ file }).service.read().defaultDestinationId).toBe('id-1')
  })

  it('cannot be saved over', () => {
    const { service } = start({ environment })
    expect(service.saveDestination({ ...sampleDraft, id: 'environment' })).toEqual({
      ok: false,
      problem: [{ field: 'name', problem: 'from-environment', facts: {} }],
    })
  })

  it('can be duplicated into one that is saved, but its secret stays in memory', () => {
    const { service, file } = start({ environment })
    expect(service.duplicateDestination('environment')).toMatchObject({
      ok: true,
      value: { name: 'from-env 2' },
    })
    expect(service.credentialsOf('id-1')).toMatchObject({ ok: true })
    expect(file.text).not.toContain('env-secret-value')
  })
})

describe('settings as a whole', () => {
  it('change with a growing revision that listeners see', () => {
    const { service, file } = start()
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
    expect(start({ file }).service.read().preferences).toMatchObject({ theme: 'light', parallelUploads: 7 })
  })

  it('refuse a preference out of range whole', () => {
    const { service } = start()
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
  ] as const)('speak, with %s chosen on a system of %j, %s', (language, systemLanguages, active) => {
    const { service } = start({ systemLanguages })
    service.changePreferences({ language })
    expect(service.read().activeLanguage).toBe(active)
  })

  it('remember the window without a word to the page', () => {
    const { service, file } = start()
    const bounds = { x: 1, y: 2, width: 800, height: 500, maximized: true }
    service.rememberWindow(bounds)
    expect(service.read().revision).toBe(1)
    expect(start({ file }).service.window).toEqual(bounds)
  })

  it('hold for this run when the disk is full, and say so', () => {
    const { service, file, notices } = start()
    file.isFull = true
    expect(service.changePreferences({ theme: 'dark' })).toMatchObject({
      ok: false,
      problem: { kind: 'disk-full' },
    })
    save(service)
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
    const { service, notices } = start({ file })
    expect(notices).toEqual([{ kind: 'settings-set-aside', keptAs: 'kept-1', reason }])
    expect(file.aside).toEqual([original])
    expect(service.read().destinations).toEqual([])
    expect(start({ file }).notices).toEqual([])
  })
})
