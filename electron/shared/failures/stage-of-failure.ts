import type { Failure, FailureKind } from './failure'

/**
 * At which of S3's questions a refused upload failed, and whether the earlier ones were answered on the way.
 */
export interface Stage {
  readonly step: 'who' | 'where' | 'may'
  /** The server would not have got to this question without knowing the key. */
  readonly knowsWho: boolean
  readonly knowsWhere: boolean
}

const atWho: Stage = { step: 'who', knowsWho: false, knowsWhere: false }
/** The server cannot be reached, or redirects us before it looks at the key. */
const atWhere: Stage = { step: 'where', knowsWho: false, knowsWhere: false }
const atMay: Stage = { step: 'may', knowsWho: true, knowsWhere: true }
/** Refused, but it is not known by whom, and before or after which question. */
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
  // Answered after checking the signature.
  'bucket-missing': { step: 'where', knowsWho: true, knowsWhere: false },
  // All of these are answered after checking the signature, and about an existing bucket.
  'access-denied': atMay,
  'acl-not-supported': atMay,
  'quota-exceeded': atMay,
}

/** Stages for reasons that say more than the kind. */
const stagesOfReasons: Readonly<Partial<Record<FailureKind, Readonly<Record<string, Stage>>>>> = {
  'access-denied': {
    // Refusals by the lender of the credentials: the bucket's server was not even asked.
    role: atWho,
    environment: atWho,
    roleInvalid: atWho,
    ssoRole: atWho,
    session: atWho,
    sessionRole: atWho,
    sessionInvalid: atWho,
    account: atWho,
    tokenOrRight: atWho,
    keyOrRight: atWho,
    // Without an error code, a 403 or 404 may come from anything on the way.
    unspecified: somewhere,
    blockedOnWay: atWhere,
  },
  'bucket-missing': { unspecified: atWhere },
  'wrong-endpoint': { stsMalformed: atWho },
  // The same key was accepted for another request.
  unexpected: {
    signatureAltered: { step: 'where', knowsWho: true, knowsWhere: false },
    wantsDigest: atMay,
  },
}

/** Where a refused upload failed; if the kind does not say, at the last question, knowing nothing about the others. */
export function stageOf(failure: Failure): Stage {
  return knownStage(failure) ?? somewhere
}

/** The question at which a failed upload got stuck; undefined if no server was the cause. */
export function stepOf(failure: Failure): Stage['step'] | undefined {
  return knownStage(failure)?.step
}

/** Whether the bucket's own server denies these credentials a right: it will do so until somebody gives it to them. */
export function lacksRight(failure: Failure): boolean {
  return failure.kind === 'access-denied' && stepOf(failure) === 'may'
}

function knownStage({ kind, facts }: Failure): Stage | undefined {
  const reason = String(facts['reason'] ?? '')
  // It is the server that gives keys which failed: nobody has come to the bucket's own server yet.
  if (facts['lender'] !== undefined) return atWho
  return stagesOfReasons[kind]?.[reason] ?? stages[kind]
}
