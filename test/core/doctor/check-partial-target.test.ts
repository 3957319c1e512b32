import { describe, expect, it } from 'vitest'
import {
  checkPartialTarget,
  type PartialCheckRequests,
} from '../../../electron/core/doctor/check-partial-target'
import type { StoreAnswer, StoreTarget } from '../../../electron/core/ports/object-store'
import { noEvidence, type PartialReport } from '../../../electron/shared/destinations/check'
import { failure, type FailureKind } from '../../../electron/shared/failures/failure'
import { FakeClock } from '../../support/fake-clock'
import { targetOf } from '../../support/servers/targets'

const aws: Partial<StoreTarget> = { provider: 'aws', endpoint: '', region: '', bucket: '' }
const noKeys = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }

function refusal(kind: FailureKind, code = ''): StoreAnswer<never> {
  return { ok: false, problem: { failure: failure(kind), evidence: { status: 403, code, requestId: 'r' } } }
}

/** Refused before the bucket's server was asked. */
const refusedRole: StoreAnswer<never> = {
  ok: false,
  problem: { failure: failure('access-denied', { reason: 'sessionRole' }), evidence: noEvidence },
}

function answer<Value>(value: Value): StoreAnswer<Value> {
  return { ok: true, value: { answer: value, evidence: { status: 200, code: '', requestId: 'r' } } }
}

async function look(target: Partial<StoreTarget>, requests: Partial<PartialCheckRequests> = {}) {
  const asked: string[] = []
  const all: PartialCheckRequests = {
    buckets: async (...args) => {
      asked.push(`buckets ${args[0].region}`)
      return requests.buckets?.(...args) ?? answer([])
    },
    regionOf: async (...args) => {
      asked.push('region')
      return requests.regionOf?.(...args) ?? answer('')
    },
  }
  const ports = { requests: all, clock: new FakeClock() }
  const early = await checkPartialTarget(ports, targetOf({ ...aws, ...target }), new AbortController().signal)
  return { ...early, asked, short: short(early) }
}

function short({ report: { outcomes } }: PartialReport) {
  const { who, where } = outcomes
  const word = (outcome: typeof who) => (outcome.status === 'failed' ? outcome.failure.kind : outcome.status)
  expect([outcomes.may.status, outcomes.link.status]).toEqual(['skipped', 'skipped'])
  return { who: word(who), where: word(where) }
}

describe('an incomplete form', () => {
  it('sends nothing while there is nothing to ask', async () => {
    expect(await look({ credentials: noKeys })).toMatchObject({
      asked: [],
      short: { who: 'skipped', where: 'skipped' },
    })
  })

  it('checks who as soon as there are keys, and offers the buckets they may list', async () => {
    const found = await look({}, { buckets: async () => answer(['blog', 'work']) })
    expect(found).toMatchObject({
      asked: ['buckets '],
      buckets: ['blog', 'work'],
      short: { who: 'passed', where: 'skipped' },
    })
  })

  it('checks where as soon as the bucket has a name, even without keys', async () => {
    const found = await look(
      { credentials: noKeys, bucket: 'blog' },
      { regionOf: async () => answer('ap-northeast-2') },
    )
    expect(found).toMatchObject({ asked: ['region'], short: { who: 'skipped', where: 'passed' } })
    expect(found.report.outcomes.where).toMatchObject({ facts: { region: 'ap-northeast-2' } })
  })

  it('says that the bucket belongs in the path, instead of denying that there is a server', async () => {
    const endpoint = 'https://minio.home'
    const nobody = failure('offline', { reason: 'nameUnknown' })
    const regionOf = async ({ pathStyle }: StoreTarget): Promise<StoreAnswer<string>> =>
      pathStyle
        ? refusal('access-denied', 'AccessDenied')
        : { ok: false, problem: { failure: nobody, evidence: noEvidence } }
    const own = { credentials: noKeys, provider: 'other', endpoint, bucket: 'blog' } as const

    const found = await look({ ...own, pathStyle: false }, { regionOf })
    expect(found.report.outcomes.where).toMatchObject({
      failure: { kind: 'wrong-endpoint', facts: { reason: 'wantsPathStyle' } },
    })
    const gone = await look(
      { ...own, pathStyle: false },
      { regionOf: (target) => regionOf({ ...target, pathStyle: false }) },
    )
    expect(gone.report.outcomes.where).toMatchObject({ failure: nobody })
  })

  it.each([
    {
      name: 'a wrong secret',
      answers: refusal('secret-wrong', 'SignatureDoesNotMatch'),
      who: 'secret-wrong',
    },
    {
      name: 'an ended token',
      answers: refusal('credentials-expired', 'ExpiredToken'),
      who: 'credentials-expired',
    },
    { name: 'no right to list', answers: refusal('access-denied', 'AccessDenied'), who: 'passed' },
    { name: 'a refusal without a code', answers: refusal('access-denied'), who: 'skipped' },
    { name: 'no right to the role', answers: refusedRole, who: 'access-denied' },
    { name: 'something unheard of', answers: refusal('unexpected', 'NotImplemented'), who: 'skipped' },
  ])('reports $name: $who', async ({ answers, who }) => {
    expect((await look({}, { buckets: async () => answers })).short).toEqual({ who, where: 'skipped' })
  })

  it('does not take a refusal as proof of the key if a token may be the cause', async () => {
    const credentials = { accessKeyId: 'ASIA', secretAccessKey: 's', sessionToken: 't' }
    const denied = { buckets: async () => refusal('access-denied', 'AccessDenied') }
    expect((await look({ credentials }, denied)).short.who).toBe('skipped')
  })

  it.each([
    { region: '', endpoint: '', known: 'cn-north-1', who: 'passed', asks: 4 },
    { region: '', endpoint: '', known: 'eusc-de-east-1', who: 'passed', asks: 4 },
    { region: '', endpoint: '', known: 'nowhere', who: 'key-id-unknown', asks: 4 },
    { region: 'us-east-1', endpoint: '', known: 'cn-north-1', who: 'key-id-unknown', asks: 1 },
    { region: '', endpoint: 'https://s3.example.com', known: 'cn-north-1', who: 'key-id-unknown', asks: 1 },
  ])(
    'reports an unknown key only if no AWS partition knows it: region "$region", known in $known',
    async ({ region, endpoint, known, who, asks }) => {
      const unknown = refusal('key-id-unknown', 'InvalidAccessKeyId')
      const buckets: PartialCheckRequests['buckets'] = async (target) =>
        target.region === known ? answer([]) : unknown
      const found = await look({ region, endpoint, provider: endpoint === '' ? 'aws' : 'other' }, { buckets })
      expect(found.short.who).toBe(who)
      expect(found.asked).toHaveLength(asks)
    },
  )

  it('reports no unknown key while an AWS partition cannot be asked', async () => {
    const unknown = refusal('key-id-unknown', 'InvalidAccessKeyId')
    const buckets: PartialCheckRequests['buckets'] = async ({ region }) =>
      region === 'cn-north-1' ? refusal('timeout') : unknown
    expect((await look({}, { buckets })).short.who).toBe('skipped')
  })

  describe('finds a bucket in its AWS partition', () => {
    const missing = refusal('bucket-missing', 'NoSuchBucket')
    const chinas: PartialCheckRequests['regionOf'] = async ({ region }) =>
      region === 'cn-north-1' ? answer('cn-northwest-1') : missing

    it.each([
      { name: 'without a region', target: {}, where: 'passed' },
      { name: 'not where a region was chosen', target: { region: 'us-east-1' }, where: 'bucket-missing' },
      {
        name: 'not at other servers',
        target: { provider: 'other', endpoint: 'https://s3.example.com' } as const,
        where: 'bucket-missing',
      },
    ])('$name', async ({ target, where }) => {
      const found = await look({ credentials: noKeys, bucket: 'blog', ...target }, { regionOf: chinas })
      expect(found.short.where).toBe(where)
    })

    it('and reports its region', async () => {
      const { report } = await look({ credentials: noKeys, bucket: 'blog' }, { regionOf: chinas })
      expect(report.outcomes.where).toMatchObject({ facts: { region: 'cn-northwest-1' } })
    })

    it('which is that of the key if the name is taken in another partition', async () => {
      const regionOf: PartialCheckRequests['regionOf'] = async ({ region }) =>
        answer(region === '' ? 'eu-west-1' : region)
      const buckets: PartialCheckRequests['buckets'] = async ({ region }) =>
        region === 'cn-north-1' ? answer(['blog']) : refusal('key-id-unknown', 'InvalidAccessKeyId')
      const found = await look({ bucket: 'blog' }, { regionOf, buckets })
      expect(found.buckets).toEqual(['blog'])
      expect(found.report.outcomes.where).toMatchObject({ facts: { region: 'cn-north-1' } })
    })
  })

  it.each([
    { name: 'a missing bucket', answers: refusal('bucket-missing', 'NoSuchBucket'), where: 'bucket-missing' },
    { name: 'a server that is not there', answers: refusal('offline'), where: 'offline' },
    {
      name: 'a bucket that strangers are not told of',
      answers: refusal('access-denied', 'AccessDenied'),
      where: 'skipped',
    },
    { name: 'an unspecified region', answers: answer(''), where: 'skipped' },
    { name: 'another region', answers: answer('eu-west-1'), where: 'wrong-region' },
    { name: 'this region', answers: answer('us-east-1'), where: 'passed' },
  ])('reports $name: $where', async ({ answers, where }) => {
    const found = await look(
      { credentials: noKeys, bucket: 'blog', region: 'us-east-1' },
      { regionOf: async () => answers },
    )
    expect(found.short.where).toBe(where)
  })

  it.each(['server-error', 'throttled'] as const)(
    'reports %s to a stranger under where, unless the server accepted the key',
    async (kind) => {
      const regionOf = async () => refusal(kind)
      const accepted = await look({ bucket: 'blog' }, { regionOf })
      expect(accepted.short).toEqual({ who: 'passed', where: 'skipped' })
      const down = await look({ bucket: 'blog' }, { regionOf, buckets: async () => refusal(kind) })
      expect(down.short).toEqual({ who: 'skipped', where: kind })
    },
  )

  it('reports an unreachable server under where, not who', async () => {
    const tls = { buckets: async () => refusal('tls') }
    expect((await look({}, tls)).short).toEqual({ who: 'skipped', where: 'tls' })
  })
})
