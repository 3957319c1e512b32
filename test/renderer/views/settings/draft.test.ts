import { describe, expect, it } from 'vitest'
import {
  emptyFields,
  type Destination,
  type DestinationFieldName,
  type FieldProblem,
} from '../../../../electron/shared/destinations/destination'
import {
  draftOf,
  emptyDraft,
  isEdited,
  lacksSessionToken,
  problemsByField,
  withCredential,
  withFields,
  withoutSolved,
  withTypedCredential,
} from '../../../../renderer/views/settings/draft'

const stored: Destination = {
  ...emptyFields,
  id: 'd1',
  name: 'Haneul blog',
  bucket: 'haneul-blog',
  region: 'ap-northeast-2',
  keyTemplate: '{name}.{ext}',
  accessKeyIdEnd: '7Q2M',
  hasSecretAccessKey: true,
  hasSessionToken: false,
  secretKeeping: 'keyring',
  expiresAt: 0,
}

const problem = (field: DestinationFieldName, name = 'missing'): FieldProblem => ({
  field,
  problem: name,
  facts: {},
})

describe('a draft of a stored destination', () => {
  const draft = draftOf(stored, 'keyring')

  it('has the fields and nothing of the credentials', () => {
    const { id, accessKeyIdEnd, hasSecretAccessKey, hasSessionToken, ...others } = stored
    const { secretKeeping, expiresAt, ...fields } = others
    expect(draft).toEqual({ id: 'd1', fields, credentials: {} })
  })

  it('is not edited until something differs', () => {
    expect(isEdited(draft, draft)).toBe(false)
    expect(isEdited(withFields(draft, { bucket: 'other' }), draft)).toBe(true)
    expect(isEdited(withFields(draft, { bucket: stored.bucket }), draft)).toBe(false)
    expect(isEdited(withFields(draft, { credentialsSource: { kind: 'keys' } }), draft)).toBe(false)
    const blog = withFields(draft, { credentialsSource: { kind: 'profile', name: 'blog' } })
    expect(isEdited(blog, draft)).toBe(true)
  })

  it('is edited if a credential was typed or removed', () => {
    expect(isEdited(withTypedCredential(draft, 'secretAccessKey', 'abc'), draft)).toBe(true)
    expect(isEdited(withCredential(draft, 'sessionToken', ''), draft)).toBe(true)
  })

  it('is edited if the secret is to be kept in another way', () => {
    const unprotected = draftOf(stored, 'none')
    expect(unprotected.secretKeeping).toBe('memory')
    expect(isEdited({ ...unprotected, secretKeeping: 'plain' }, unprotected)).toBe(true)
  })

  it('keeps the choice to store without protection', () => {
    expect(draftOf({ ...stored, secretKeeping: 'plain' }, 'none').secretKeeping).toBe('plain')
  })
})

describe('a new draft', () => {
  it('leaves keeping secrets to the system if it protects them', () => {
    expect(emptyDraft('keyring')).not.toHaveProperty('secretKeeping')
    expect(emptyDraft('none').secretKeeping).toBe('memory')
  })
})

describe('typing a credential', () => {
  const draft = emptyDraft('keyring')

  it('removes white space that comes with a paste', () => {
    expect(withTypedCredential(draft, 'accessKeyId', ' AKIA123\n').credentials).toEqual({
      accessKeyId: 'AKIA123',
    })
  })

  it('keeps what is stored when the field is emptied again', () => {
    const typed = withTypedCredential(draft, 'secretAccessKey', 'abc')
    expect(withTypedCredential(typed, 'secretAccessKey', '').credentials).toEqual({})
  })

  it.each([
    ['ASIA123', undefined, true],
    ['ASIA123', '', true],
    ['ASIA123', 'token', false],
    ['AKIA123', undefined, false],
    [undefined, undefined, false],
  ])('key %s with token %s lacks its token: %s', (accessKeyId, sessionToken, lacking) => {
    const typed = withCredential(
      withCredential(draft, 'accessKeyId', accessKeyId),
      'sessionToken',
      sessionToken,
    )
    expect(lacksSessionToken(typed)).toBe(lacking)
  })
})

describe('problems', () => {
  it('are shown once per field, the first one', () => {
    const first = problem('bucket', 'missing')
    expect(problemsByField([first, problem('bucket', 'too-long'), problem('region')])).toEqual({
      bucket: first,
      region: problem('region'),
    })
  })

  it('are removed only from fields that were changed', () => {
    const before = emptyDraft('keyring')
    const problems = [problem('bucket'), problem('secretAccessKey'), problem('region')]
    const after = withTypedCredential(withFields(before, { bucket: 'photos' }), 'secretAccessKey', 'abc')
    expect(withoutSolved(problems, before, after)).toEqual([problem('region')])
  })
})
