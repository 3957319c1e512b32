import { describe, expect, it } from 'vitest'
import type { PasteAnswer, PastedDestination } from '../../../../../electron/shared/destinations/paste'
import { untouchedEntry } from '../../../../../renderer/screens/settings/form/form-entry'
import {
  pasteAnswered,
  pasteChosen,
  pasteUndone,
} from '../../../../../renderer/screens/settings/paste/paste-entry'
import {
  emptyDraft,
  isEdited,
  withFields,
  withTypedCredential,
} from '../../../../../renderer/views/settings/draft'
import { takePasted } from '../../../../../electron/shared/destinations/take-pasted'
import { stillMissing } from '../../../../../renderer/views/settings/paste/still-missing'

const empty = emptyDraft('keyring')
const address: PastedDestination = {
  source: 'address',
  label: '',
  pasteId: '',
  fields: { provider: 'other', endpoint: 'http://nas.local:9000', bucket: 'photos', pathStyle: true },
  accessKeyIdEnd: '',
  hasSecretAccessKey: false,
  hasSessionToken: false,
  expiresAt: 0,
  missing: ['accessKeyId', 'secretAccessKey'],
  knownAs: '',
  notes: [],
}
const keys: PastedDestination = {
  ...address,
  source: 'aws-profile',
  label: 'blog',
  pasteId: 'paste-1',
  fields: {},
  accessKeyIdEnd: 'MPLE',
  hasSecretAccessKey: true,
  missing: ['bucket', 'region'],
}
const answer = (...destinations: PastedDestination[]): PasteAnswer => ({
  destinations,
  notes: [],
  lockedId: '',
})

describe('accepting a paste', () => {
  it('fills in what it contains and keeps the rest', () => {
    const typed = withFields(empty, { name: 'Docs', keyTemplate: '{hash}.{ext}' })
    expect(takePasted(typed, address).fields).toEqual({
      ...typed.fields,
      ...address.fields,
      region: 'us-east-1',
    })
  })

  it('replaces typed keys by pasted ones', () => {
    const typed = withTypedCredential(empty, 'secretAccessKey', 'old')
    const taken = takePasted(typed, keys)
    expect(taken.credentials).toEqual({ pasteId: 'paste-1' })
    expect(isEdited(taken, empty)).toBe(true)
  })

  it('fills in nothing as long as a part of it is locked', () => {
    const locked = { ...answer(address), lockedId: 'paste-2' }
    const asked = pasteAnswered(untouchedEntry, empty, locked)
    expect([asked.draft, asked.paste.chosen]).toEqual([undefined, undefined])
    expect(asked.paste.answer).toBe(locked)
  })

  it('keeps a typed secret if only a key ID was pasted', () => {
    const typed = withTypedCredential(empty, 'secretAccessKey', 'typed')
    const taken = takePasted(typed, { ...keys, hasSecretAccessKey: false })
    expect(taken.credentials).toEqual({ secretAccessKey: 'typed', pasteId: 'paste-1' })
  })

  it.each(['minio', 'ceph'] as const)('keeps the chosen provider %s for an unknown server', (provider) => {
    expect(takePasted(withFields(empty, { provider }), address).fields.provider).toBe(provider)
  })

  it('removes the endpoint of another provider', () => {
    const spaces = withFields(empty, {
      provider: 'spaces',
      endpoint: 'https://nyc3.digitaloceanspaces.com',
      region: 'nyc3',
    })
    const aws = { ...address, fields: { provider: 'aws', bucket: 'blog' } } as const
    expect(takePasted(spaces, aws).fields).toMatchObject({
      provider: 'aws',
      endpoint: '',
      region: '',
      bucket: 'blog',
    })
  })
})

describe('a form after pastes', () => {
  const first = pasteAnswered(untouchedEntry, empty, answer(keys))
  const second = pasteAnswered(first, first.draft ?? empty, answer(address))

  it('has the keys of the first and the server of the second', () => {
    expect(second.draft).toMatchObject({ fields: { bucket: 'photos' }, credentials: { pasteId: 'paste-1' } })
    expect(second.paste.keys).toBe(keys)
    expect(stillMissing(address, second.draft ?? empty, second.paste.keys)).toEqual([])
  })

  it('is as before the last one if that is undone', () => {
    const undone = pasteUndone(second)
    expect(undone.draft).toBe(first.draft)
    expect(undone.paste).toMatchObject({ keys, answer: undefined })
    expect(pasteUndone(first).draft).toBeUndefined()
  })

  it('waits for a choice among several, which can be changed', () => {
    const other = { ...keys, label: 'work', pasteId: 'paste-2', fields: { region: 'eu-west-1' } }
    const asked = pasteAnswered(untouchedEntry, empty, answer(keys, other))
    expect(asked.draft).toBeUndefined()
    const chosen = pasteChosen(pasteChosen(asked, empty, other), empty, keys)
    expect(chosen.draft).toEqual(takePasted(empty, keys))
    expect(chosen.paste.keys).toBe(keys)
  })

  it('is not changed by what cannot be used', () => {
    const useless = pasteAnswered(first, first.draft ?? empty, {
      destinations: [],
      notes: [{ note: 'unknown', facts: {} }],
      lockedId: '',
    })
    expect(useless.draft).toBe(first.draft)
    expect(useless.paste.keys).toBe(keys)
  })
})
