import type { CredentialsDraft, DestinationFields, FieldProblem } from '../../shared/destinations/destination'
import { isTemporaryKeyId } from '../../shared/destinations/temporary-key'
import { awsKeyIdLength, awsSecretLength } from './aws-keys'
import { isAws } from './endpoint-pattern'
import { isDoubled } from './doubled-text'
import { atField, valueProblem, type ValueProblem } from './field-problem'

/** Which credentials are stored already, so that an untouched field does not count as missing. */
export interface StoredCredentials {
  readonly hasAccessKeyId: boolean
  readonly hasSecretAccessKey: boolean
  readonly hasSessionToken: boolean
}

/** Longer ones may come. */
const awsKeyId = /^A[KS]IA[A-Z0-9]{16,124}$/
const awsKeyIdStart = /^A[KS]IA[A-Z0-9]{0,15}$/

/** What is missing or wrong in the credential fields, at most one problem for each. */
export function credentialProblems(
  draft: CredentialsDraft,
  stored: StoredCredentials,
  fields: DestinationFields,
): readonly FieldProblem[] {
  return [
    ...atField('accessKeyId', keyIdProblem(draft, stored.hasAccessKeyId, fields)),
    ...atField('secretAccessKey', secretProblem(draft.secretAccessKey, stored.hasSecretAccessKey, fields)),
    ...atField('sessionToken', tokenProblem(draft, stored.hasSessionToken, fields)),
  ]
}

function keyIdProblem(
  { accessKeyId: keyId, secretAccessKey = '' }: CredentialsDraft,
  isStored: boolean,
  fields: DestinationFields,
): ValueProblem | undefined {
  if (keyId === undefined) return isStored ? undefined : valueProblem('access-key-id-missing')
  if (keyId === '') return valueProblem('access-key-id-missing')
  if (/\s/.test(keyId)) return valueProblem('access-key-id-has-space')
  if (isDoubled(keyId)) return valueProblem('access-key-id-doubled')
  if (!isAws(fields) || awsKeyId.test(keyId)) return undefined
  if (awsKeyIdStart.test(keyId)) {
    return valueProblem('access-key-id-cut', { length: keyId.length, expected: awsKeyIdLength })
  }
  if (/^A[KS]IA/.test(keyId)) return valueProblem('access-key-id-not-alone')
  if (!looksLikeSecret(keyId)) return valueProblem('access-key-id-malformed')
  return valueProblem(awsKeyId.test(secretAccessKey) ? 'access-key-id-swapped' : 'access-key-id-is-secret')
}

function secretProblem(
  secret: string | undefined,
  isStored: boolean,
  fields: DestinationFields,
): ValueProblem | undefined {
  if (secret === undefined) return isStored ? undefined : valueProblem('secret-missing')
  if (secret === '') return valueProblem('secret-missing')
  if (/\s/.test(secret)) return valueProblem('secret-has-space')
  if (awsKeyId.test(secret)) return valueProblem('secret-is-key-id')
  if (isDoubled(secret)) return valueProblem('secret-doubled')
  return isAws(fields) && !looksLikeSecret(secret)
    ? valueProblem('secret-length', { length: secret.length, expected: awsSecretLength })
    : undefined
}

function looksLikeSecret(text: string): boolean {
  return text.length === awsSecretLength
}

function tokenProblem(
  draft: CredentialsDraft,
  isStored: boolean,
  fields: DestinationFields,
): ValueProblem | undefined {
  const { accessKeyId = '', sessionToken } = draft
  if (sessionToken !== undefined && /\s/.test(sessionToken)) return valueProblem('session-token-has-space')
  if (sessionToken !== undefined && isDoubled(sessionToken)) return valueProblem('session-token-doubled')
  const hasToken = sessionToken === undefined ? isStored : sessionToken !== ''
  if (!hasToken) return isTemporaryKeyId(accessKeyId) ? valueProblem('session-token-missing') : undefined
  return isAws(fields) && accessKeyId.startsWith('AKIA')
    ? valueProblem('session-token-unexpected')
    : undefined
}
