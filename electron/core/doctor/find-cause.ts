import { type Failure, failure, type FailureFacts, type FailureKind } from '../../shared/failures/failure'
import type { OwnBuckets, StoreAnswer, StoreProblem, StoreTarget } from '../ports/object-store'

/** The smallest requests to the same server; each ends in bounded time. */
export interface Questions {
  /** Lists nothing, optionally with one change to the destination. */
  readonly testAccess: (change?: Partial<StoreTarget>) => Promise<StoreAnswer<null>>
  readonly ownBuckets: () => Promise<StoreAnswer<OwnBuckets>>
}

/** Refusals that name their cause, whichever request they answer. */
const decisive: readonly FailureKind[] = [
  'bucket-missing',
  'key-id-unknown',
  'secret-wrong',
  'credentials-missing',
  'credentials-expired',
  'wrong-region',
]

/**
 * Finds out which of several possible causes is behind a refused upload, if one or two small requests can tell;
 * they are sent in parallel. If they cannot tell, the refusal stays as it was.
 *
 * @param key of the upload that was refused
 */
export async function findCause(
  questions: Questions,
  target: StoreTarget,
  key: string,
  refusal: StoreProblem,
): Promise<StoreProblem> {
  const { kind, facts } = refusal.failure
  const reason = facts['reason']
  switch (kind) {
    case 'access-denied':
      return reason === undefined || reason === 'unspecified' || reason === 'outside'
        ? explainDenial(questions, target, key, refusal)
        : refusal
    case 'secret-wrong':
      return reason === undefined ? checkAlteration(questions, refusal) : refusal
    case 'offline':
      return reason === 'nameUnknown' ? checkPathStyle(questions, target, refusal) : refusal
    case 'tls':
      return reason === 'otherName' ? checkPathStyle(questions, target, refusal) : refusal
    case 'bucket-missing':
      return reason === 'nameInvalid' ? refusal : checkPathStyle(questions, target, refusal)
    case 'wrong-endpoint':
      return reason === 'notS3' ? explainWebPage(questions, target, refusal) : refusal
    case 'server-error':
      return reason === 'cut' ? checkHttps(questions, target, refusal) : refusal
    case 'unexpected':
      return reason === undefined ? checkToken(questions, target, refusal) : refusal
    default:
      return refusal
  }
}

/** A denial can be due to a missing right, the key, the token, the bucket or the bucket's owner. */
async function explainDenial(
  questions: Questions,
  target: StoreTarget,
  key: string,
  refusal: StoreProblem,
): Promise<StoreProblem> {
  const [access, own, tokenless] = await Promise.all([
    questions.testAccess(),
    questions.ownBuckets(),
    hasForeignToken(target) ? questions.testAccess(withoutToken(target)) : undefined,
  ])
  // A server that names the missing right knows whose key it is.
  const knowsKey = access.ok || own.ok || refusal.failure.facts['action'] !== undefined
  if (tokenless !== undefined && !knowsKey) return explainTokenRefusal(tokenless, refusal)
  if (!access.ok && decisive.includes(access.problem.failure.kind) && hasCode(access.problem))
    return access.problem
  // A refusal without a code proves nothing, unless another answer shows that the server is S3 and knows the key.
  if (!hasCode(refusal) && !access.ok && !hasCode(access.problem)) return refusal
  const { reason, ...facts } = refusal.failure.facts
  if (!knowsKey && !(await detectsWrongSecret(questions, target))) {
    return withCause(refusal, 'access-denied', { ...facts, reason: 'keyOrRight' })
  }
  const isOfOtherAccount =
    !access.ok && own.ok && own.value.answer.isComplete && !own.value.answer.names.includes(target.bucket)
  if (isOfOtherAccount) return withCause(refusal, 'access-denied', { ...facts, reason: 'otherAccount' })
  if (reason === 'outside' && !knowsKey) return refusal
  const folder = key.slice(0, key.lastIndexOf('/') + 1)
  // The credentials may only be good for some folders, so name the one that they are not good for.
  return withCause(refusal, 'access-denied', folder === '' ? facts : { ...facts, reason: 'folder', folder })
}

/**
 * Whether the server answers a wrong secret differently from a denial. AWS does. Ceph with its token service does
 * not, nor for an unknown key; there, a denial proves nothing about the key.
 */
async function detectsWrongSecret(
  questions: Questions,
  { endpoint, credentials, credentialsSource }: StoreTarget,
): Promise<boolean> {
  if (endpoint === '' || credentialsSource.kind !== 'keys') return true
  const secretAccessKey = `${credentials.secretAccessKey}-wrong`
  const access = await questions.testAccess({ credentials: { ...credentials, secretAccessKey } })
  return !access.ok && access.problem.failure.kind !== 'access-denied'
}

/** Some servers refuse any request with a token they do not like, without looking at anything else. */
function explainTokenRefusal(tokenless: StoreAnswer<null>, refusal: StoreProblem): StoreProblem {
  const { reason: _unspecified, ...facts } = refusal.failure.facts
  if (tokenless.ok) return withCause(refusal, 'credentials-expired', { ...facts, reason: 'tokenNeedless' })
  const { kind } = tokenless.problem.failure
  if (kind === 'secret-wrong') return tokenless.problem
  // Temporary keys are not known without their token, so this answer is as expected.
  return withCause(refusal, 'access-denied', { ...facts, reason: 'tokenOrRight' })
}

async function checkToken(
  questions: Questions,
  target: StoreTarget,
  refusal: StoreProblem,
): Promise<StoreProblem> {
  if (!hasForeignToken(target) || !hasCode(refusal)) return refusal
  const tokenless = await questions.testAccess(withoutToken(target))
  return explainTokenRefusal(tokenless, refusal)
}

/** If only uploads are refused for their signature, the signature was right, and the request was altered on its way. */
async function checkAlteration(questions: Questions, refusal: StoreProblem): Promise<StoreProblem> {
  const access = await questions.testAccess()
  const fits = access.ok || (access.problem.failure.kind === 'access-denied' && hasCode(access.problem))
  return fits
    ? withCause(refusal, 'unexpected', { ...refusal.failure.facts, reason: 'signatureAltered' })
    : refusal
}

/** The bucket may belong in the path instead of the host name. */
export async function checkPathStyle<Answer>(
  questions: { readonly testAccess: (change: Partial<StoreTarget>) => Promise<StoreAnswer<Answer>> },
  target: StoreTarget,
  refusal: StoreProblem,
): Promise<StoreProblem> {
  if (target.pathStyle) return refusal
  const access = await questions.testAccess({ pathStyle: true })
  const isFound = access.ok || (hasCode(access.problem) && access.problem.failure.kind !== 'bucket-missing')
  return isFound
    ? withCause(refusal, 'wrong-endpoint', { ...refusal.failure.facts, reason: 'wantsPathStyle' })
    : refusal
}

/** A web page instead of S3's answer: this is not S3, the bucket is in the wrong place, or a firewall blocks it. */
async function explainWebPage(
  questions: Questions,
  target: StoreTarget,
  refusal: StoreProblem,
): Promise<StoreProblem> {
  if (refusal.evidence.status < 400) return checkPathStyle(questions, target, refusal)
  const access = await questions.testAccess()
  const speaksS3 = access.ok || hasCode(access.problem)
  if (!speaksS3) return checkPathStyle(questions, target, refusal)
  return withCause(refusal, 'access-denied', { ...refusal.failure.facts, reason: 'blockedOnWay' })
}

/** Servers that receive plain HTTP on their HTTPS port often just close the connection. */
async function checkHttps(
  questions: Questions,
  { endpoint }: StoreTarget,
  refusal: StoreProblem,
): Promise<StoreProblem> {
  if (!endpoint.startsWith('http:') || refusal.evidence.status > 0) return refusal
  const access = await questions.testAccess({ endpoint: endpoint.replace('http:', 'https:') })
  const isEncrypted =
    access.ok || access.problem.evidence.status > 0 || isAboutCertificate(access.problem.failure)
  return isEncrypted
    ? withCause(refusal, 'wrong-endpoint', { ...refusal.failure.facts, reason: 'needsHttps' })
    : refusal
}

function isAboutCertificate({ kind, facts }: Failure): boolean {
  return kind === 'tls' && facts['reason'] !== 'handshake'
}

/** AWS itself says precisely what is wrong with a token. */
function hasForeignToken({ endpoint, credentials, credentialsSource }: StoreTarget): boolean {
  return endpoint !== '' && credentialsSource.kind === 'keys' && credentials.sessionToken !== ''
}

function withoutToken({ credentials }: StoreTarget): Partial<StoreTarget> {
  return { credentials: { ...credentials, sessionToken: '' } }
}

function hasCode({ evidence }: StoreProblem): boolean {
  return evidence.code !== ''
}

/** The same refusal, with its cause. */
function withCause(refusal: StoreProblem, kind: FailureKind, facts: FailureFacts): StoreProblem {
  return { ...refusal, failure: failure(kind, facts, refusal.failure.detail) }
}
