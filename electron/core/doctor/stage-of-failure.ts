import type { Failure, FailureKind } from '../../shared/failure'

/**
 * Which of S3's questions a refused test upload failed at, and whether the ones before it were
 * answered on the way.
 */
export interface Stage {
  readonly step: 'who' | 'where' | 'may'
  /** The server would not have come to this question had it not known the key. */
  readonly knowsWho: boolean
  readonly knowsWhere: boolean
}

const atWho: Stage = { step: 'who', knowsWho: false, knowsWhere: false }
/** The server cannot be spoken to, or sends us elsewhere before it looks at the key. */
const atWhere: Stage = { step: 'where', knowsWho: false, knowsWhere: false }
const atMay: Stage = { step: 'may', knowsWho: true, knowsWhere: true }

const stages: Readonly<Partial<Record<FailureKind, Stage>>> = {
  'credentials-missing': atWho,
  'key-id-unknown': atWho,
  'secret-wrong': atWho,
  'credentials-expired': atWho,
  'clock-skew': atWho,
  'wrong-region': atWhere,
  'wrong-endpoint': atWhere,
  offline: atWhere,
  timeout: atWhere,
  tls: atWhere,
  throttled: atWhere,
  'server-error': atWhere,
  // Both are answered after the signature was checked, and about a bucket that is there.
  'access-denied': atMay,
  'acl-not-supported': atMay,
  'quota-exceeded': atMay,
}

/** The refusals of whoever lends credentials: the bucket's server was not even asked. */
const lendersReasons: readonly unknown[] = ['role', 'ssoRole']

export function stageOf({ kind, facts }: Failure): Stage {
  if (kind === 'access-denied' && lendersReasons.includes(facts['reason'])) return atWho
  const isUntold = facts['reason'] === 'untold'
  // Without an error code a 403 or 404 may come from anything on the way.
  if (kind === 'bucket-missing') return { step: 'where', knowsWho: !isUntold, knowsWhere: false }
  if (kind === 'access-denied' && isUntold) return { step: 'may', knowsWho: false, knowsWhere: false }
  return stages[kind] ?? { step: 'may', knowsWho: false, knowsWhere: false }
}
