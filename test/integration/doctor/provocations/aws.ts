import type { Credentials, StoreTarget } from '../../../../electron/core/ports/object-store'
import { type RecordedAnswer, recordedAnswers } from '../../../support/aws/recorded-answers'
import { folderForTest } from '../../../support/files/folder-for-test'
import { startAwsStandIn } from '../../../support/servers/aws-stand-in'
import type { IncomingRequest } from '../../../support/servers/faulty-server'
import { targetOf } from '../../../support/servers/targets'
import { type Provocation, type Provocations, type Provoked, type Stage, storeAnswer } from '../stage'

type Operation = 'put' | 'read' | 'list' | 'buckets' | 'link' | 'removeVersion' | 'remove'

const longLived: Credentials = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: '',
}
const temporary = {
  ...longLived,
  accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
  sessionToken: 'IQoJb3JpZ2luX2VjEXAMPLE',
}

/** What a request asks for, by its shape on the wire. */
function operationOf({ method, path, head }: IncomingRequest): Operation {
  if (method === 'PUT') return 'put'
  if (method === 'DELETE') return path.includes('versionId=') ? 'removeVersion' : 'remove'
  if (!/^authorization:/im.test(head)) return 'link'
  if (path.includes('list-type=2')) return 'list'
  return path.startsWith('/?') || path === '/' ? 'buckets' : 'read'
}

/** A destination on AWS, in whose place a server answers. */
async function atAws(stage: Stage, endpoint: string, change: Partial<StoreTarget> = {}): Promise<Provoked> {
  const aws = await startAwsStandIn(await folderForTest('certificates'), endpoint)
  stage.onEnd(() => aws.stop())
  const place = { endpoint: '', provider: 'aws', region: 'ap-northeast-2', bucket: 'ollim-photos' } as const
  const certificateAuthorityFile = aws.authorityFile
  return {
    target: targetOf({
      ...{ ...place, pathStyle: false, certificateAuthorityFile },
      ...{ publicUrlBase: endpoint, credentials: longLived },
      ...change,
    }),
    proxy: aws.proxy,
  }
}

/**
 * Replays AWS's answers.
 *
 * @param answers for each operation; what is not named is answered as `otherwise`
 */
function replaying(
  otherwise: RecordedAnswer | 'ok',
  answers: Partial<Record<Operation, RecordedAnswer>> = {},
  change: Partial<StoreTarget> = {},
): Provocation {
  return async (stage) => {
    const endpoint = await stage.serve((socket, request) => {
      if (!request.isComplete) return
      const answer = answers[operationOf(request)] ?? otherwise
      socket.write(answer === 'ok' ? storeAnswer(request.method) : recordedAnswers[answer]())
    })
    return atAws(stage, endpoint, change)
  }
}

/** As if only `s3:PutObject` were missing, for a key that may not list either. */
function refused(put: RecordedAnswer): Provocation {
  return replaying(put, { put, list: 'listDenied', buckets: 'bucketsDenied' })
}

/** Answers the first upload as recorded, and everything after it normally. */
const skewedOnce: Provocation = async (stage) => {
  let isFirst = true
  const endpoint = await stage.serve((socket, { method, isComplete }) => {
    if (!isComplete) return
    socket.write(isFirst ? recordedAnswers.skewed() : storeAnswer(method))
    isFirst = false
  })
  return { ...(await atAws(stage, endpoint)), clockMinutes: 30 }
}

/** Answers uploads by what their headers say, everything else as an object store does. */
function judgingUploads(
  answerTo: (operation: Operation, head: string) => RecordedAnswer | undefined,
  change: Partial<StoreTarget> = {},
): Provocation {
  return async (stage) => {
    const endpoint = await stage.serve((socket, request) => {
      if (!request.isComplete) return
      const answer = answerTo(operationOf(request), request.head)
      socket.write(answer === undefined ? storeAnswer(request.method) : recordedAnswers[answer]())
    })
    return atAws(stage, endpoint, change)
  }
}

/** What locks its objects takes no upload without a digest or a checksum, and gives no version up. */
const wantingChecksums = judgingUploads((operation, head) => {
  const isSummed = /^(?:content-md5|x-amz-checksum-\w+|x-amz-trailer: x-amz-checksum-\w+)/im.test(head)
  if (operation === 'put') return isSummed ? 'storedVersion' : 'wantsChecksum'
  if (operation === 'removeVersion') return 'versionLocked'
  return operation === 'remove' ? 'hidden' : undefined
})

function refusingAccessLists(answer: RecordedAnswer): Provocation {
  return judgingUploads(
    (operation, head) => (operation === 'put' && /^x-amz-acl:/im.test(head) ? answer : undefined),
    { accessList: 'public-read' },
  )
}

const mayNotDeleteVersions = { put: 'storedVersion', removeVersion: 'mfaWanted', remove: 'hidden' } as const

/** Faults that only AWS shows, recorded from its documentation. */
export const onAws: Provocations = {
  none: replaying('ok'),
  'key unknown or turned off': replaying('keyUnknown'),
  'secret wrong': replaying('secretWrong'),
  'token wrong': replaying('tokenWrong', {}, { credentials: temporary }),
  'token expired': replaying('tokenExpired', {}, { credentials: temporary }),
  'token to be refreshed': replaying('tokenRefresh', {}, { credentials: temporary }),
  'not signed up': replaying('notSignedUp'),
  'account in trouble': replaying('accountProblem'),
  'clock 30 min fast': skewedOnce,
  'clock wrong for good': replaying('skewed'),
  'region wrong, redirected': replaying('permanentRedirect'),
  'region wrong, expected': replaying('regionExpected'),
  'region wrong, incompatible': replaying('regionIncompatible'),
  'bucket missing': replaying('bucketMissing'),
  'bucket just made': replaying('bucketNew'),
  'bucket of another account': refused('notByOwner'),
  'denied without context': replaying('deniedPlainly'),
  'put denied': refused('putDenied'),
  'explicit deny in the bucket policy': refused('deniedByBucketPolicy'),
  'explicit deny by the organization': refused('deniedByOrganization'),
  'not in the permissions boundary': refused('notInBoundary'),
  'not in the session policy': replaying('notInSession', {}, { credentials: temporary }),
  'encryption key denied': refused('keyPolicyDenied'),
  'encryption key disabled': refused('keyDisabled'),
  'public access list blocked': refused('publicAclBlocked'),
  'read denied': replaying('ok', { put: 'stored', read: 'readDenied' }),
  'delete denied': replaying('ok', { put: 'stored', remove: 'deleteDenied' }),
  'list denied': replaying('ok', { put: 'stored', list: 'listDenied' }),
  'public access blocked': replaying('ok', { put: 'stored', link: 'deniedPlainly' }),
  'MFA delete': replaying('ok', mayNotDeleteVersions),
  'object lock': wantingChecksums,
  'access list refused': refusingAccessLists('accessListRefused'),
  'access list unknown, as on R2': refusingAccessLists('accessListUnknown'),
  throttled: replaying('slowDown'),
  'internal error': replaying('internalError'),
}
