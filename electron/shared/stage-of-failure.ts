import type { Failure, FailureKind } from './failure'

/**
 * Which of S3's questions a refused upload failed at, and whether the ones before it were
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
/** Refused, but by whom and before or after which question is not known. */
const somewhere: Stage = { step: 'may', knowsWho: false, knowsWhere: false }

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
  // Answered after the signature was checked.
  'bucket-missing': { step: 'where', knowsWho: true, knowsWhere: false },
  // All are answered after the signature was checked, and about a bucket that is there.
  'access-denied': atMay,
  'acl-not-supported': atMay,
  'quota-exceeded': atMay,
}

/** Where the reason tells more than the kind. */
const stagesOfReasons: Readonly<Partial<Record<FailureKind, Readonly<Record<string, Stage>>>>> = {
  'access-denied': {
    // The refusals of whoever lends credentials: the bucket's server was not even asked.
    role: atWho,
    ssoRole: atWho,
    account: atWho,
    tokenOrRight: atWho,
    keyOrRight: atWho,
    // Without an error code a 403 or 404 may come from anything on the way.
    untold: somewhere,
    blockedOnWay: atWhere,
  },
  'bucket-missing': { untold: atWhere },
  // The same key was good for another request.
  unexpected: {
    signatureAltered: { step: 'where', knowsWho: true, knowsWhere: false },
    wantsDigest: atMay,
  },
}

/** Where a refused upload failed; where the kind does not tell, at the last question, with nothing known of the others. */
export function stageOf(failure: Failure): Stage {
  return knownStage(failure) ?? somewhere
}

/** The question that a failed upload got stuck at; undefined where no server was the matter. */
export function stepOf(failure: Failure): Stage['step'] | undefined {
  return knownStage(failure)?.step
}

function knownStage({ kind, facts }: Failure): Stage | undefined {
  const reason = String(facts['reason'] ?? '')
  return stagesOfReasons[kind]?.[reason] ?? stages[kind]
}
