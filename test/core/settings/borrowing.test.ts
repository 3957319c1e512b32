import { describe, expect, it } from 'vitest'
import type { CredentialsSource, DestinationDraft } from '../../../electron/shared/destinations/destination'
import {
  credentialsOf,
  sampleDraft,
  sampleFields,
  saveIn,
  startSettings,
} from '../../support/memory-settings'

const blog: CredentialsSource = { kind: 'profile', name: 'blog' }
const noKeys = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }

function borrowing(source: CredentialsSource, more: Partial<DestinationDraft> = {}): DestinationDraft {
  return { fields: { ...sampleFields, credentialsSource: source }, credentials: {}, ...more }
}

describe('a destination that borrows its credentials', () => {
  it.each([blog, { kind: 'environment' } as const])('needs no keys: %j', (source) => {
    const { service, file } = startSettings()
    const { id } = saveIn(service, borrowing(source))
    expect(service.targetOf(id)).toMatchObject({
      ok: true,
      value: { credentialsSource: source, credentials: noKeys },
    })
    expect(file.stored.secrets).toEqual({})
    expect(startSettings({ file }).service.read().destinations).toMatchObject([{ credentialsSource: source }])
  })

  it('needs the name of a profile', () => {
    const { service } = startSettings()
    expect(service.destinationKeeper.save(borrowing({ kind: 'profile', name: '' }))).toEqual({
      ok: false,
      problem: [{ field: 'credentialsSource', problem: 'profile-missing', facts: {} }],
    })
  })

  it('keeps none of its former keys, nor any that were typed', () => {
    const { service, file } = startSettings()
    const { id } = saveIn(service)
    saveIn(service, borrowing(blog, { id, credentials: { secretAccessKey: 'typed' } }))
    expect(file.stored.secrets).toEqual({})
    expect(service.read().destinations).toMatchObject([{ accessKeyIdEnd: '', hasSecretAccessKey: false }])
    expect(service.destinationKeeper.save({ ...sampleDraft, id, credentials: {} })).toMatchObject({
      problem: [{ problem: 'access-key-id-missing' }, { problem: 'secret-missing' }],
    })
  })

  it('uses borrowed credentials before it is saved', () => {
    const { service, pastes } = startSettings()
    const pasted = pastes.understand('AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\nAWS_SECRET_ACCESS_KEY=x')
    const pasteId = pasted.destinations[0]?.pasteId ?? ''
    expect(service.targetOfDraft(borrowing(blog, { credentials: { pasteId } }))).toMatchObject({
      ok: true,
      value: { credentials: noKeys },
    })
    expect(service.targetOfDraft(borrowing(blog, { credentials: { pasteId: 'forgotten' } }))).toMatchObject({
      ok: true,
    })
  })

  it('reports the end of the credentials in use, and tells the page when it changes', () => {
    let end = 0
    const { service } = startSettings({ endOfLoan: () => end })
    saveIn(service, borrowing(blog))
    const told: number[] = []
    service.onChange(({ destinations }) => told.push(destinations[0]?.expiresAt ?? -1))
    end = 1234
    service.reportLoan()
    expect(told).toEqual([1234])
  })
})

describe('the end of temporary keys', () => {
  const end = Date.UTC(2026, 10, 25)
  const sts = (id: string): string =>
    JSON.stringify({
      Credentials: {
        AccessKeyId: id,
        SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
        SessionToken: 'token',
        Expiration: new Date(end).toISOString(),
      },
    })

  function afterPaste() {
    const started = startSettings()
    const answer = started.pastes.understand(sts('ASIAIOSFODNN7EXAMPLE'))
    const credentials = { pasteId: answer.destinations[0]?.pasteId ?? '' }
    const { id } = saveIn(started.service, { fields: sampleFields, credentials })
    const endNow = (): number | undefined => started.service.read().destinations[0]?.expiresAt
    return { ...started, id, endNow }
  }

  it('is learnt from a paste, and stored beside the sealed secret', () => {
    const { service, file, id, endNow } = afterPaste()
    expect(endNow()).toBe(end)
    expect(file.stored.secrets[id]?.expiresAt).toBe(end)
    expect(startSettings({ file }).service.read().destinations[0]?.expiresAt).toBe(end)
    expect(credentialsOf(service, id)).toMatchObject({ value: { sessionToken: 'token' } })
  })

  it('stays while only other fields change, and is copied with the destination', () => {
    const { service, id, endNow } = afterPaste()
    saveIn(service, { id, fields: { ...sampleFields, bucket: 'other-bucket' }, credentials: {} })
    expect(endNow()).toBe(end)
    service.destinationKeeper.duplicate(id)
    expect(service.read().destinations.map(({ expiresAt }) => expiresAt)).toEqual([end, end])
  })

  it.each([{ sessionToken: 'typed' }, { sessionToken: '' }])('is unknown after %j', (credentials) => {
    const { service, id, endNow } = afterPaste()
    saveIn(service, { id, fields: sampleFields, credentials })
    expect(endNow()).toBe(0)
  })
})
