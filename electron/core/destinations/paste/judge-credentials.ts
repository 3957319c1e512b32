import type { PasteNote } from '../../../shared/destinations/paste'
import { awsKeyIdLength, awsSecretLength } from '../aws-keys'
import { isDoubled } from '../doubled-text'
import { note, type PasteCandidate } from './paste-reading'

type Credentials = Pick<PasteCandidate, 'accessKeyId' | 'secretAccessKey' | 'sessionToken'>

export interface JudgedCredentials {
  readonly credentials: Credentials
  readonly notes: readonly PasteNote[]
}

const awsKeyId = /^A[KS]IA[A-Z0-9]{16}$/

/**
 * Leaves out credentials that cannot be right and says why: cut short, pasted twice into one field, or split by white
 * space. A swapped id and secret are put right if AWS's forms prove it.
 *
 * @param isAws whether the keys are AWS's own, whose lengths are known
 */
export function judgeCredentials(given: Credentials, isAws: boolean): JudgedCredentials {
  const swapped =
    isAws && awsKeyId.test(given.secretAccessKey ?? '') && given.accessKeyId?.length === awsSecretLength
  const { accessKeyId, secretAccessKey } = swapped
    ? { accessKeyId: given.secretAccessKey, secretAccessKey: given.accessKeyId }
    : given
  const { sessionToken } = given
  const idNote = accessKeyId === undefined ? undefined : keyIdNote(accessKeyId, isAws)
  const secretNote = secretAccessKey === undefined ? undefined : secretNoteOf(secretAccessKey, isAws)
  const tokenNote =
    sessionToken !== undefined && /\s/.test(sessionToken) ? spaceNote('sessionToken') : undefined
  return {
    credentials: {
      ...(accessKeyId !== undefined && idNote === undefined && { accessKeyId }),
      ...(secretAccessKey !== undefined && secretNote === undefined && { secretAccessKey }),
      ...(sessionToken !== undefined && tokenNote === undefined && { sessionToken }),
    },
    notes: [
      ...(swapped ? [note('swapped')] : []),
      ...[idNote, secretNote, tokenNote].flatMap((one) => one ?? []),
    ],
  }
}

function keyIdNote(id: string, isAws: boolean): PasteNote | undefined {
  if (/\s/.test(id)) return spaceNote('accessKeyId')
  if (!isAws || awsKeyId.test(id)) return undefined
  if (isDoubled(id)) return note('key-id-doubled')
  const facts = { length: id.length, expected: awsKeyIdLength }
  return /^A[KS]IA[A-Z0-9]*$/.test(id) && id.length < awsKeyIdLength
    ? note('key-id-cut', facts)
    : note('key-id-malformed', facts)
}

function secretNoteOf(secret: string, isAws: boolean): PasteNote | undefined {
  if (/\s/.test(secret)) return spaceNote('secretAccessKey')
  if (!isAws || secret.length === awsSecretLength) return undefined
  return isDoubled(secret)
    ? note('secret-doubled')
    : note('secret-cut', { length: secret.length, expected: awsSecretLength })
}

function spaceNote(field: keyof Credentials): PasteNote {
  return note('has-space', { field })
}
