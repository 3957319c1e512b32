import { describe, expect, it } from 'vitest'
import {
  credentialProblems,
  type StoredCredentials,
} from '../../../electron/core/destinations/credential-problems'
import type { CredentialsDraft, DestinationDraft } from '../../../electron/shared/destinations/destination'
import { awsDraft, awsKeys, serverDraft } from './draft'

const nothing: StoredCredentials = {
  hasAccessKeyId: false,
  hasSecretAccessKey: false,
  hasSessionToken: false,
}
const keysStored: StoredCredentials = {
  hasAccessKeyId: true,
  hasSecretAccessKey: true,
  hasSessionToken: false,
}

function problemsOf(
  { credentials, fields }: DestinationDraft,
  stored: StoredCredentials = nothing,
): readonly string[] {
  return credentialProblems(credentials, stored, fields).map(({ field, problem, facts }) =>
    [`${field}: ${problem}`, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].join(' '),
  )
}

describe('keys', () => {
  it('are not needed if they are stored', () => {
    expect(problemsOf(awsDraft({}, {}), keysStored)).toEqual([])
  })

  it.each<[string, CredentialsDraft, StoredCredentials, readonly string[]]>([
    [
      'removed',
      { accessKeyId: '', secretAccessKey: '' },
      keysStored,
      ['accessKeyId: access-key-id-missing', 'secretAccessKey: secret-missing'],
    ],
    [
      'swapped',
      { accessKeyId: awsKeys.secretAccessKey, secretAccessKey: awsKeys.accessKeyId },
      nothing,
      ['accessKeyId: access-key-id-swapped', 'secretAccessKey: secret-is-key-id'],
    ],
    [
      'with the secret in both fields',
      { accessKeyId: awsKeys.secretAccessKey, secretAccessKey: awsKeys.secretAccessKey },
      nothing,
      ['accessKeyId: access-key-id-is-secret'],
    ],
    [
      'with white space inside',
      { accessKeyId: 'AKIA IOSF', secretAccessKey: 'wJalr\nXUt', sessionToken: 'a b' },
      nothing,
      [
        'accessKeyId: access-key-id-has-space',
        'secretAccessKey: secret-has-space',
        'sessionToken: session-token-has-space',
      ],
    ],
    [
      'of a user, not a key',
      { ...awsKeys, accessKeyId: 'AIDAIOSFODNN7EXAMPLE' },
      nothing,
      ['accessKeyId: access-key-id-malformed'],
    ],
    [
      'with the secret behind the id',
      { ...awsKeys, accessKeyId: `${awsKeys.accessKeyId},${awsKeys.secretAccessKey}` },
      nothing,
      ['accessKeyId: access-key-id-not-alone'],
    ],
    [
      'with a secret cut off',
      { ...awsKeys, secretAccessKey: 'wJalrXUtnFEMI' },
      nothing,
      ['secretAccessKey: secret-length length=13 expected=40'],
    ],
    [
      'with an id cut off',
      { ...awsKeys, accessKeyId: 'AKIAIOSFODNN7EXAM' },
      nothing,
      ['accessKeyId: access-key-id-cut length=17 expected=20'],
    ],
    [
      'each pasted twice',
      {
        accessKeyId: awsKeys.accessKeyId.repeat(2),
        secretAccessKey: awsKeys.secretAccessKey.repeat(2),
        sessionToken: 'IQoJb3JpZ2luX2Vj'.repeat(2),
      },
      nothing,
      [
        'accessKeyId: access-key-id-doubled',
        'secretAccessKey: secret-doubled',
        'sessionToken: session-token-doubled',
      ],
    ],
    [
      'that are temporary, without token',
      { ...awsKeys, accessKeyId: 'ASIAIOSFODNN7EXAMPLE' },
      nothing,
      ['sessionToken: session-token-missing'],
    ],
    [
      'that are temporary, with the token removed',
      { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', sessionToken: '' },
      {
        ...keysStored,
        hasSessionToken: true,
      },
      ['sessionToken: session-token-missing'],
    ],
    [
      'that are temporary, with the token stored',
      { accessKeyId: 'ASIAIOSFODNN7EXAMPLE' },
      {
        ...keysStored,
        hasSessionToken: true,
      },
      [],
    ],
    [
      'that last, with a token',
      { ...awsKeys, sessionToken: 'IQoJ' },
      nothing,
      ['sessionToken: session-token-unexpected'],
    ],
    [
      'that last, with a token stored',
      awsKeys,
      { ...keysStored, hasSessionToken: true },
      ['sessionToken: session-token-unexpected'],
    ],
  ])('%s', (_case, credentials, stored, problems) => {
    expect(problemsOf(awsDraft({}, credentials), stored)).toEqual(problems)
  })

  it('of other servers may have any form, but are not accepted if swapped with AWS keys', () => {
    const hex = { accessKeyId: '0f1e2d3c4b5a69788796a5b4c3d2e1f0', secretAccessKey: 'x', sessionToken: 'y' }
    expect(problemsOf(serverDraft({}, hex))).toEqual([])
    expect(problemsOf(serverDraft({}, { ...hex, secretAccessKey: awsKeys.accessKeyId }))).toEqual([
      'secretAccessKey: secret-is-key-id',
    ])
  })
})
