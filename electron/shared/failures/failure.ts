/**
 * What can go wrong, as data.
 *
 * A failure is a value, never an exception: exceptions are bugs. It has a kind and the facts that a message needs; the
 * words (message and fix) come from `words/*.json` in the person's language, see `describeFailure`.
 */
export const failureKinds = [
  'not-an-image',
  'file-unreadable',
  'file-changed',
  'metadata-stuck',
  'too-large',
  'settings-incomplete',
  'credentials-missing',
  'key-id-unknown',
  'secret-wrong',
  'credentials-expired',
  'access-denied',
  'acl-not-supported',
  'bucket-missing',
  'wrong-region',
  'wrong-endpoint',
  'clock-skew',
  'offline',
  'timeout',
  'tls',
  'throttled',
  'server-error',
  'key-exists',
  'quota-exceeded',
  'disk-full',
  'unexpected',
] as const

export type FailureKind = (typeof failureKinds)[number]

/** Values for a message: a bucket, a host, a field, a number of bytes. Never a secret. */
export type FailureFacts = Readonly<Record<string, string | number>>

export interface Failure {
  readonly kind: FailureKind
  /**
   * `facts.reason`, if present, selects one of several messages of a kind; `facts.problem` names a field's problem
   * instead.
   */
  readonly facts: FailureFacts
  /** Whether the same attempt may succeed later without the person changing anything. */
  readonly retryable: boolean
  /** Technical evidence for "Show details" and the log: code, status, request id. Never a secret. */
  readonly detail: string
}

/** Whether the server is waiting for a code from the person's MFA device. */
export function asksForCode({ kind, facts }: Failure): boolean {
  const { reason } = facts
  return (
    kind === 'credentials-missing' && (reason === 'mfa' || reason === 'mfaSession' || reason === 'mfaWrong')
  )
}

/** Whether an upload failed because its destination was deleted. */
export function isOfGoneDestination({ facts }: Failure): boolean {
  return facts['reason'] === 'destination'
}

/** Whether part of the database is damaged, which the next start repairs. */
export function isOfDamage({ facts }: Failure): boolean {
  return facts['reason'] === 'databaseDamaged'
}

/** A failure in the person's language. */
export interface FailureWords {
  readonly message: string
  readonly fix: string
}

export type Translate = (key: string, facts?: FailureFacts) => string

/** Kinds that may pass without the person; all others need the person. */
const retryableKinds: readonly FailureKind[] = ['offline', 'timeout', 'throttled', 'server-error']

export function failure(kind: FailureKind, facts: FailureFacts = {}, detail = ''): Failure {
  return { kind, facts, retryable: retryableKinds.includes(kind), detail }
}

/** The right that a key lacks, by reason, in S3's names; for failures that name none and are not about uploading. */
const actionOf: Readonly<Record<string, string>> = {
  delete: 'DeleteObject',
  list: 'ListBucket',
  read: 'GetObject',
  linkUnreadable: 'GetObject',
}

/** What a right lets its key do, by S3's name of the right. */
export function actOf(action: string): 'read' | 'list' | 'delete' | 'write' {
  switch (/^[A-Z][a-z]+/.exec(action)?.[0]) {
    case 'Get':
      return 'read'
    case 'List':
      return 'list'
    case 'Delete':
      return 'delete'
    default:
      return 'write'
  }
}

/** A failure of an image, with another name for it. What is not about the image by its name stays as it is. */
export function renamed(reason: Failure, from: string, to: string): Failure {
  const isName = (fact: string) => `${reason.facts[fact]}`.normalize('NFC') === from.normalize('NFC')
  const names = Object.fromEntries(['name', 'address'].filter(isName).map((fact) => [fact, to]))
  return { ...reason, facts: { ...reason.facts, ...names } }
}

/**
 * The words of a failure: what is wrong, and what to do about it.
 *
 * @param policyPlace the name of the words that say where Ollim's policy is to be found; unless told, in the window
 */
export function describeFailure(
  { kind, facts }: Failure,
  translate: Translate,
  policyPlace = 'policy.copyPlace',
): FailureWords {
  const { problem, reason, provider = '' } = facts
  // A settings field that is wrong in itself has a single message that says both.
  if (problem !== undefined) return { message: translate(`fieldProblem.${problem}`, facts), fix: '' }
  // Providers differ in how keys get rights and buckets become public; most share one message about it.
  const action = `${facts['action'] ?? actionOf[`${reason}`] ?? 'PutObject'}`
  const rights = translate('policy.rights', {
    context: provider,
    action,
    policyPlace: translate(policyPlace),
  })
  const readers = translate('policy.readers', { context: provider })
  const values = {
    ...facts,
    action,
    act: actOf(action),
    rights,
    readers,
    ...(reason !== undefined && { context: reason }),
  }
  return {
    message: translate(`failure.${kind}.message`, values),
    fix: translate(`failure.${kind}.fix`, values),
  }
}

/** The same as one text. */
export function failureText(failure: Failure, translate: Translate): string {
  const { message, fix } = describeFailure(failure, translate)
  return `${message} ${fix}`.trim()
}
