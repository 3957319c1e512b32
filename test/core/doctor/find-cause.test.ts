import { describe, expect, it } from 'vitest'
import { findCause, type Questions } from '../../../electron/core/doctor/find-cause'
import type { StoreAnswer, StoreProblem, StoreTarget } from '../../../electron/core/ports/object-store'
import { failure, type FailureKind } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import { targetOf } from '../../support/servers/targets'

/** A refusal in short: `kind reason`; `!` stands for an answer without an error code. */
function refusal(text: string): StoreProblem {
  const [kind, reason] = text.replace('!', '').split(' ')
  const status = /^(offline|tls|server-error)/.test(text) ? 0 : 403
  const evidence = { status, code: text.endsWith('!') ? '' : 'SomeCode', requestId: '' }
  return { failure: failure(kindOf(kind), reason === undefined || reason === '' ? {} : { reason }), evidence }
}

const kinds: readonly FailureKind[] = [
  'access-denied',
  'secret-wrong',
  'key-id-unknown',
  'bucket-missing',
  'offline',
  'tls',
  'wrong-endpoint',
  'server-error',
  'unexpected',
  'throttled',
]

function kindOf(text: string | undefined): FailureKind {
  const kind = kinds.find((known) => known === text)
  if (kind === undefined) throw new Error(`No such kind: ${String(text)}`)
  return kind
}

const evidence = { status: 200, code: '', requestId: '' }

function answer(text: string): StoreAnswer<null> {
  return text === 'ok' ? success({ answer: null, evidence }) : problem(refusal(text))
}

interface Server {
  /** What it answers when asked as the destination says. */
  readonly look?: string
  readonly tokenless?: string
  /** What it answers to a secret that is certainly wrong. */
  readonly wrongSecret?: string
  readonly pathStyle?: string
  readonly https?: string
  readonly own?: readonly string[]
}

async function ask(
  server: Server,
  change: Partial<StoreTarget>,
  first: StoreProblem,
): Promise<{ told: string; asked: readonly string[] }> {
  const asked: string[] = []
  const target = targetOf({ endpoint: 'http://s3.example.com', ...change })
  const note = (name: string, text: string | undefined): Promise<StoreAnswer<null>> => {
    asked.push(name)
    return Promise.resolve(answer(text ?? 'access-denied'))
  }
  const questions: Questions = {
    testAccess: (other) => {
      if (other === undefined) return note('look', server.look)
      if (other.pathStyle === true) return note('pathStyle', server.pathStyle)
      if (other.endpoint?.startsWith('https:') === true) return note('https', server.https)
      if (other.credentials?.sessionToken === '' && target.credentials.sessionToken !== '')
        return note('tokenless', server.tokenless)
      return note('wrongSecret', server.wrongSecret ?? 'secret-wrong')
    },
    ownBuckets: () => {
      asked.push('own')
      const { own } = server
      return Promise.resolve(
        own === undefined
          ? problem(refusal('access-denied'))
          : success({ answer: { names: own, isComplete: true }, evidence }),
      )
    },
  }
  const { failure: cause } = await findCause(questions, target, '2026/a.png', first)
  return { told: `${cause.kind} ${String(cause.facts['reason'] ?? '')}`.trim(), asked }
}

const withToken = { credentials: { accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't' } }
const aws = { endpoint: '' }
const inHost = { pathStyle: false }

describe('a denied upload', () => {
  it.each<[string, Server, Partial<StoreTarget>, string, string]>([
    ['by a right that is missing', {}, {}, 'access-denied', 'access-denied folder'],
    ['though the bucket can be listed', { look: 'ok' }, {}, 'access-denied', 'access-denied folder'],
    ['by another account', { own: ['mine'] }, {}, 'access-denied', 'access-denied otherAccount'],
    ['in a bucket of one’s own', { own: ['photos'] }, {}, 'access-denied', 'access-denied folder'],
    ['in a bucket that is not there', { look: 'bucket-missing' }, {}, 'access-denied', 'bucket-missing'],
    ['by AWS, of which no key is asked', {}, aws, 'access-denied outside', 'access-denied outside'],
    [
      'by AWS, in a bucket of one’s own',
      { own: ['photos'] },
      aws,
      'access-denied outside',
      'access-denied folder',
    ],
    [
      'by who denies wrong secrets, too',
      { wrongSecret: 'access-denied' },
      {},
      'access-denied',
      'access-denied keyOrRight',
    ],
    [
      'by who dislikes the token',
      { tokenless: 'ok' },
      withToken,
      'access-denied',
      'credentials-expired tokenNeedless',
    ],
    [
      'by who looks at the token first',
      { tokenless: 'secret-wrong' },
      withToken,
      'access-denied',
      'secret-wrong',
    ],
    [
      'with a temporary key',
      { tokenless: 'key-id-unknown' },
      withToken,
      'access-denied',
      'access-denied tokenOrRight',
    ],
    [
      'with a temporary key that may list',
      { look: 'ok', tokenless: 'key-id-unknown' },
      withToken,
      'access-denied',
      'access-denied folder',
    ],
    [
      'without a code, as all else',
      { look: 'access-denied unspecified!' },
      {},
      'access-denied unspecified!',
      'access-denied unspecified',
    ],
    [
      'without a code, by who speaks S3 otherwise',
      {},
      {},
      'access-denied unspecified!',
      'access-denied folder',
    ],
    ['for a reason that was told', {}, {}, 'access-denied encryption', 'access-denied encryption'],
  ])('%s', async (_what, server, change, first, expected) => {
    expect((await ask(server, change, refusal(first))).told).toBe(expected)
  })

  it('by a server that also denies wrong secrets, but names the missing right', async () => {
    const first = refusal('access-denied')
    const named = { ...first, failure: failure('access-denied', { action: 'PutObject' }) }
    const server = { wrongSecret: 'access-denied' }
    expect((await ask(server, {}, named)).told).toBe('access-denied folder')
    expect((await ask(server, withToken, named)).told).toBe('access-denied folder')
  })

  it('costs two parallel requests, and a third one if both are denied', async () => {
    expect((await ask({ own: ['photos'] }, {}, refusal('access-denied'))).asked).toEqual(['look', 'own'])
    expect((await ask({}, {}, refusal('access-denied'))).asked).toEqual(['look', 'own', 'wrongSecret'])
    expect((await ask({}, aws, refusal('access-denied'))).asked).toEqual(['look', 'own'])
  })
})

describe('another refusal', () => {
  it.each<[string, Server, Partial<StoreTarget>, string, string]>([
    ['a secret that is wrong for all', { look: 'secret-wrong' }, {}, 'secret-wrong', 'secret-wrong'],
    ['a secret that is wrong for uploads alone', {}, {}, 'secret-wrong', 'unexpected signatureAltered'],
    [
      'a host without such names',
      { pathStyle: 'access-denied' },
      inHost,
      'offline nameUnknown!',
      'wrong-endpoint wantsPathStyle',
    ],
    [
      'a host unknown in any style',
      { pathStyle: 'offline nameUnknown!' },
      inHost,
      'offline nameUnknown!',
      'offline nameUnknown',
    ],
    [
      'a certificate for another name',
      { pathStyle: 'ok' },
      inHost,
      'tls otherName!',
      'wrong-endpoint wantsPathStyle',
    ],
    [
      'a bucket that is found by its path',
      { pathStyle: 'ok' },
      inHost,
      'bucket-missing',
      'wrong-endpoint wantsPathStyle',
    ],
    [
      'a bucket that is missing in any style',
      { pathStyle: 'bucket-missing' },
      inHost,
      'bucket-missing',
      'bucket-missing',
    ],
    [
      'a page in place of S3',
      { look: 'wrong-endpoint notS3!' },
      {},
      'wrong-endpoint notS3!',
      'wrong-endpoint notS3',
    ],
    [
      'a page that uploads alone get',
      { look: 'ok' },
      {},
      'wrong-endpoint notS3!',
      'access-denied blockedOnWay',
    ],
    [
      'a refusal of the token in words of its own',
      { tokenless: 'ok' },
      withToken,
      'unexpected',
      'credentials-expired tokenNeedless',
    ],
    ['what nobody understands', {}, {}, 'unexpected', 'unexpected'],
    ['what needs no question', {}, {}, 'throttled', 'throttled'],
  ])('%s', async (_what, server, change, first, expected) => {
    expect((await ask(server, change, refusal(first))).told).toBe(expected)
  })

  it.each([
    ['that wants encryption', 'tls', 'wrong-endpoint needsHttps'],
    ['that wants none', 'server-error cut!', 'server-error cut'],
  ])('by a server that closes the connection, %s', async (_what, https, expected) => {
    const asked = await ask({ https }, {}, refusal('server-error cut!'))
    expect(asked).toEqual({ told: expected, asked: ['https'] })
  })
})
