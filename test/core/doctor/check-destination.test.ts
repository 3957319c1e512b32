import { describe, expect, it } from 'vitest'
import { checkDestination } from '../../../electron/core/doctor/check-destination'
import { probeBytes } from '../../../electron/core/doctor/probe'
import type { ObjectStore, StoreAnswer } from '../../../electron/core/ports/object-store'
import type { PublicAnswer } from '../../../electron/core/ports/web'
import type { CheckReport } from '../../../electron/shared/destinations/check'
import { failure, type FailureKind } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import { FakeClock } from '../../support/fake-clock'
import { targetOf } from '../../support/servers/targets'

type Script = Pick<ObjectStore, 'putBytes' | 'readBytes' | 'remove' | 'testAccess' | 'ownBuckets'>

const evidence = { status: 200, code: '', requestId: 'R1' }
const yes = <Value>(value: Value): StoreAnswer<Value> => success({ answer: value, evidence })
const no = (kind: FailureKind, status: number, reason = ''): StoreAnswer<never> =>
  problem({
    failure: failure(kind, reason === '' ? {} : { reason }),
    evidence: { status, code: reason === 'unspecified' || status === 0 ? '' : 'ACode', requestId: '' },
  })
const opened: PublicAnswer = {
  status: 200,
  contentType: 'image/png',
  contentDisposition: '',
  code: '',
  requestId: '',
  finalUrl: '',
  isFromCache: false,
  milliseconds: 1,
}

/** Every question is refused in the same way. */
function refusing(kind: FailureKind, status: number, reason = ''): Partial<Script> {
  const refuse = (): Promise<StoreAnswer<never>> => Promise.resolve(no(kind, status, reason))
  return { putBytes: refuse, testAccess: refuse, ownBuckets: refuse }
}

/** Runs the check against a store with prepared answers, and records every step. */
async function check(
  script: Partial<Script>,
  clock = new FakeClock(),
): Promise<{ report: CheckReport; steps: readonly string[] }> {
  const steps: string[] = []
  const told: Script = {
    putBytes: () => Promise.resolve(yes('')),
    readBytes: () => Promise.resolve(yes(probeBytes())),
    remove: () => Promise.resolve(yes(null)),
    testAccess: () => Promise.resolve(yes(null)),
    ownBuckets: () => Promise.resolve(yes({ names: ['photos'], isComplete: true })),
    ...script,
  }
  const never = (): never => {
    throw new Error('a check does not ask this')
  }
  const noted = <Arguments extends unknown[], Answer>(
    step: string,
    answer: (...args: Arguments) => Answer,
  ) => {
    return (...args: Arguments): Answer => {
      steps.push(step)
      return answer(...args)
    }
  }
  const store: ObjectStore = {
    put: never,
    head: never,
    headBeforePut: never,
    removeAll: never,
    copy: never,
    startMultipart: never,
    putPart: never,
    completeMultipart: never,
    abortMultipart: never,
    findMultiparts: never,
    hasParts: never,
    list: never,
    presign: never,
    putBytes: noted('put', told.putBytes),
    readBytes: noted('read', told.readBytes),
    remove: noted('remove', told.remove),
    bucketRegion: never,
    testAccess: noted('testAccess', told.testAccess),
    ownBuckets: noted('own', told.ownBuckets),
    clockError: () => 0,
    dispose: () => steps.push('dispose'),
  }
  const ports = {
    stores: { open: () => store },
    web: {
      fetchHead: noted('fetch', (finalUrl: string) => Promise.resolve(success({ ...opened, finalUrl }))),
    },
    clock,
    ids: { uuid: () => '0123abcd-0000-4000-8000-000000000000', random: () => 0 },
  }
  return { report: await checkDestination(ports, targetOf({}), new AbortController().signal), steps }
}

it('needs five requests if all is well', async () => {
  const { report, steps } = await check({})

  expect(steps).toEqual(['put', 'read', 'testAccess', 'fetch', 'remove', 'dispose'])
  expect(report.outcomes).toMatchObject({
    who: { note: 'known' },
    where: { note: 'found' },
    may: { note: 'proven' },
    link: { note: 'opened' },
  })
})

describe('if the right to', () => {
  it.each([
    ['read', { readBytes: () => Promise.resolve(no('access-denied', 403)) }, 'notRead'],
    ['delete', { remove: () => Promise.resolve(no('access-denied', 403)) }, 'notDeleted'],
  ])('%s is missing, the check passes', async (_what, script, note) => {
    const { report } = await check(script)

    expect(report.outcomes.may).toMatchObject({ status: 'passed', note })
  })

  it('write is missing, the check fails', async () => {
    const { report, steps } = await check({ putBytes: () => Promise.resolve(no('access-denied', 403)) })

    expect(report.outcomes).toMatchObject({
      who: { status: 'passed' },
      where: { status: 'passed' },
      may: { status: 'failed' },
    })
    expect(steps).toEqual(['put', 'testAccess', 'own', 'dispose'])
  })
})

it('notices a server that returns something else', async () => {
  const { report, steps } = await check({ readBytes: () => Promise.resolve(yes(new Uint8Array([1, 2]))) })

  expect(report.outcomes.may).toMatchObject({
    status: 'failed',
    failure: { facts: { reason: 'readBackDiffers' } },
  })
  expect(steps).toContain('remove')
})

it('finds a missing bucket behind a denial', async () => {
  const { report } = await check({
    putBytes: () => Promise.resolve(no('access-denied', 403)),
    testAccess: () => Promise.resolve(no('bucket-missing', 404)),
  })

  expect(report.outcomes).toMatchObject({
    where: { status: 'failed', failure: { kind: 'bucket-missing' } },
    may: { status: 'skipped' },
  })
})

it.each([
  ['timeout', 'timeout', ''],
  ['a broken connection', 'server-error', 'cut'],
  ['an error of a gateway', 'server-error', ''],
] as const)('removes what may have been written before %s', async (_what, kind, reason) => {
  const clock = new FakeClock()
  const remove = () => Promise.resolve(no(kind, 0, reason))
  const { report, steps } = await check({ ...refusing(kind, 0, reason), remove }, clock)
  const deletions = () => steps.filter((step) => step === 'remove').length

  expect([steps[0], deletions(), report.tookMilliseconds]).toEqual(['put', 1, 0])
  // Later once more, as it may only arrive then.
  await clock.pass(1_000)
  await clock.pass(4_000)
  expect([deletions(), steps.at(-1)]).toEqual([3, 'dispose'])
})

describe('a refused test upload', () => {
  it.each<[FailureKind, string, string, string]>([
    ['key-id-unknown', 'failed', 'skipped', 'skipped'],
    ['secret-wrong', 'failed', 'skipped', 'skipped'],
    ['credentials-expired', 'failed', 'skipped', 'skipped'],
    ['clock-skew', 'failed', 'skipped', 'skipped'],
    ['wrong-region', 'skipped', 'failed', 'skipped'],
    ['wrong-endpoint', 'skipped', 'failed', 'skipped'],
    ['offline', 'skipped', 'failed', 'skipped'],
    ['tls', 'skipped', 'failed', 'skipped'],
    ['bucket-missing', 'passed', 'failed', 'skipped'],
    ['quota-exceeded', 'passed', 'passed', 'failed'],
    ['unexpected', 'skipped', 'skipped', 'failed'],
  ])('as %s leaves who %s, where %s, may %s', async (kind, who, where, may) => {
    const { report } = await check(refusing(kind, 400))

    expect(report.outcomes).toMatchObject({
      who: { status: who },
      where: { status: where },
      may: { status: may },
      link: { status: 'skipped' },
    })
  })

  it('without a code proves nothing about the key', async () => {
    const { report } = await check(refusing('access-denied', 403, 'unspecified'))

    expect(report.outcomes).toMatchObject({
      who: { status: 'skipped' },
      where: { status: 'skipped' },
      may: { status: 'failed' },
    })
  })
})

it.each([
  [1, 2],
  [2, 3],
  [9, 3],
])('a deletion of the test object that is lost %d times is tried %d times', async (times, tries) => {
  const clock = new FakeClock()
  let left = times
  const remove = () => Promise.resolve(left-- > 0 ? no('timeout', 0) : yes(null))
  const checked = check({ remove }, clock)
  for (let passed = 0; passed < 10_000; passed += 500) await clock.pass(500)
  const { steps } = await checked
  expect(steps.filter((step) => step === 'remove')).toHaveLength(tries)
  expect(steps.at(-1)).toBe('dispose')
})
