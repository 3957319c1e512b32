/** The content of the destination form, as pure functions: each takes a draft and returns the next one. */
import {
  emptyFields,
  type CredentialsDraft,
  type Destination,
  type DestinationDraft,
  type DestinationFieldName,
  type DestinationFields,
  type FieldProblem,
} from '../../../electron/shared/destinations/destination'
import { isTemporaryKeyId } from '../../../electron/shared/destinations/temporary-key'
import { applyFix, type Fix } from '../../../electron/shared/failures/fix'
import type { Settings } from '../../../electron/shared/app/settings'
import { sourceId } from './credentials-source'

/** Every field of a destination. */
export const fieldNames: readonly DestinationFieldName[] = [
  'provider',
  'name',
  'endpoint',
  'bucket',
  'region',
  'credentialsSource',
  'accessKeyId',
  'secretAccessKey',
  'sessionToken',
  'roleArn',
  'externalId',
  'mfaSerial',
  'sessionSeconds',
  'keyTemplate',
  'linkLifeSeconds',
  'linkFormat',
  'publicUrlBase',
  'pathStyle',
  'accessList',
  'cacheControl',
  'certificateAuthority',
  'trustedCertificate',
]

/** A new destination. If the system cannot protect secrets, the safer way is preselected. */
export function emptyDraft(protection: Settings['secretProtection']): DestinationDraft {
  const draft: DestinationDraft = {
    fields: emptyFields,
    credentials: {},
  }
  return protection === 'none' ? { ...draft, secretKeeping: 'memory' } : draft
}

/** The form of a stored destination as it opens: no edits, every secret kept. */
export function draftOf(
  destination: Destination,
  protection: Settings['secretProtection'],
): DestinationDraft {
  const {
    id,
    accessKeyIdEnd,
    hasSecretAccessKey,
    hasSessionToken,
    secretKeeping,
    expiresAt: _,
    ...fields
  } = destination
  const draft: DestinationDraft = { id, fields, credentials: {} }
  if (protection === 'keyring') return draft
  return { ...draft, secretKeeping: secretKeeping === 'plain' ? 'plain' : 'memory' }
}

export function withFields(draft: DestinationDraft, change: Partial<DestinationFields>): DestinationDraft {
  return { ...draft, fields: { ...draft.fields, ...change } }
}

export function withFix(draft: DestinationDraft, fix: Fix): DestinationDraft {
  return { ...draft, fields: applyFix(draft.fields, fix) }
}

/** `undefined` keeps the stored value, an empty string removes it. */
export function withCredential(
  draft: DestinationDraft,
  name: keyof CredentialsDraft,
  value: string | undefined,
): DestinationDraft {
  const { [name]: _, ...others } = draft.credentials
  return { ...draft, credentials: value === undefined ? others : { ...others, [name]: value } }
}

/** Trims the value: pasted keys often contain a space or a line end, which every server rejects. */
export function withTypedCredential(
  draft: DestinationDraft,
  name: keyof CredentialsDraft,
  typed: string,
): DestinationDraft {
  const value = typed.trim()
  return withCredential(draft, name, value === '' ? undefined : value)
}

/** Whether two drafts differ, also by a typed or removed credential. */
export function isEdited(draft: DestinationDraft, original: DestinationDraft): boolean {
  return draft.secretKeeping !== original.secretKeeping || changedFields(draft, original).length > 0
}

/** The fields in which two drafts differ. */
export function changedFields(
  draft: DestinationDraft,
  original: DestinationDraft,
): readonly DestinationFieldName[] {
  return fieldNames.filter((field) => valueOf(draft, field) !== valueOf(original, field))
}

function valueOf({ fields, credentials }: DestinationDraft, name: DestinationFieldName): unknown {
  switch (name) {
    case 'accessKeyId':
    case 'secretAccessKey':
    case 'sessionToken':
      return credentials[name] ?? credentials.pasteId
    case 'credentialsSource':
      return sourceId(fields.credentialsSource)
    default:
      return fields[name]
  }
}

/** The problems that remain after an edit: an edited field may be right now. */
export function withoutSolved(
  problems: readonly FieldProblem[],
  before: DestinationDraft,
  after: DestinationDraft,
): readonly FieldProblem[] {
  const changed = changedFields(before, after)
  return problems.filter(({ field }) => !changed.includes(field))
}

/** The problems to show while typing: wrong values. Missing ones are reported by Check or Save. */
export function typedProblems(problems: readonly FieldProblem[]): readonly FieldProblem[] {
  return problems.filter(({ problem }) => !problem.endsWith('-missing'))
}

/** The problem to show at each field: the first one reported. */
export function problemsByField(
  problems: readonly FieldProblem[],
): Readonly<Partial<Record<DestinationFieldName, FieldProblem>>> {
  return Object.fromEntries(problems.toReversed().map((problem) => [problem.field, problem]))
}

export function lacksSessionToken({ credentials }: DestinationDraft): boolean {
  return isTemporaryKeyId(credentials.accessKeyId) && (credentials.sessionToken ?? '') === ''
}
