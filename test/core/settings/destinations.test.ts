import { describe, expect, it } from 'vitest'
import {
  credentialsOf,
  sampleDraft,
  sampleFields,
  sampleSecret,
  saveIn,
  startSettings,
} from '../../support/memory-settings'

describe('a saved destination', () => {
  it('shows the end of its key id and that it has a secret, but never the secret', () => {
    const { service } = startSettings()
    expect(saveIn(service)).toEqual({
      ...sampleFields,
      id: 'id-1',
      accessKeyIdEnd: 'MPLE',
      hasSecretAccessKey: true,
      hasSessionToken: false,
      secretKeeping: 'keyring',
      expiresAt: 0,
    })
    expect(JSON.stringify(service.read())).not.toContain(sampleSecret)
  })

  it('is still there after a restart, with its credentials', () => {
    const { service, file } = startSettings()
    const { id } = saveIn(service, {
      ...sampleDraft,
      credentials: { ...sampleDraft.credentials, sessionToken: 'token-1' },
    })
    const again = startSettings({ file }).service
    expect(again.read().defaultDestinationId).toBe(id)
    expect(credentialsOf(again, id)).toEqual({
      ok: true,
      value: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: sampleSecret, sessionToken: 'token-1' },
    })
  })

  it('keeps its secret if only other fields change, and loses its token if that is emptied', () => {
    const { service } = startSettings()
    const { id } = saveIn(service, {
      ...sampleDraft,
      credentials: { ...sampleDraft.credentials, sessionToken: 'token-1' },
    })
    saveIn(service, {
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

  it('is not saved if it is wrong, and says why', () => {
    const { service, file } = startSettings()
    const before = file.text
    const saved = service.destinationKeeper.save({
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
    const { service } = startSettings()
    const { id } = saveIn(service)
    const copies = [service.destinationKeeper.duplicate(id), service.destinationKeeper.duplicate(id)]
    expect(copies.map((copy) => copy.ok && copy.value.name)).toEqual(['Blog 2', 'Blog 3'])
    expect(credentialsOf(service, 'id-3')).toEqual(credentialsOf(service, id))
    expect(service.read().defaultDestinationId).toBe(id)
  })

  it('loses its secret and its default mark when it is deleted', () => {
    const { service, file } = startSettings()
    const { id } = saveIn(service)
    service.destinationKeeper.duplicate(id)
    service.destinationKeeper.delete(id)
    expect(service.read().defaultDestinationId).toBe('id-2')
    expect(Object.keys(file.stored.secrets)).toEqual(['id-2'])
    service.destinationKeeper.delete('id-2')
    expect(service.read()).toMatchObject({ destinations: [], defaultDestinationId: '' })
    expect(service.targetOf('id-2')).toMatchObject({ ok: false, problem: { kind: 'settings-incomplete' } })
  })
})

describe('the content of a form', () => {
  it('is checked with the stored secret if none was typed', () => {
    const { service } = startSettings({ certificateAuthorityFile: '/ca.pem' })
    const { id } = saveIn(service)
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

describe('a fix', () => {
  it('changes one field, and the credentials stay', () => {
    const { service } = startSettings()
    const { id } = saveIn(service)
    expect(service.destinationKeeper.fix(id, { kind: 'path-style' }).ok).toBe(true)
    expect(service.targetOf(id)).toMatchObject({
      ok: true,
      value: { pathStyle: true, credentials: { secretAccessKey: sampleSecret } },
    })
  })

  it('that cannot be saved says why, as a failure', () => {
    const { service } = startSettings()
    const { id } = saveIn(service)
    expect(service.destinationKeeper.fix(id, { kind: 'use-bucket', bucket: 'My Bucket' })).toMatchObject({
      problem: { kind: 'settings-incomplete', facts: { problem: 'bucket-has-space' } },
    })
    expect(service.destinationKeeper.fix('gone', { kind: 'path-style' })).toMatchObject({
      problem: { kind: 'settings-incomplete', facts: { reason: 'destination' } },
    })
  })
})
