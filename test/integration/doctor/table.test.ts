import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { systemClock, systemIds } from '../../../electron/adapters/clock'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { createWords } from '../../../electron/adapters/words/words'
import { neverAborted } from '../../../electron/core/aborted'
import { checkDestination } from '../../../electron/core/doctor/check-destination'
import { probeBytes, probeKey } from '../../../electron/core/doctor/probe'
import type { Clock } from '../../../electron/core/ports/clock'
import type { ObjectStores } from '../../../electron/core/ports/object-store'
import type { PublicWeb } from '../../../electron/core/ports/web'
import type { AttemptOutcome } from '../../../electron/core/uploads/attempt/attempt-outcome'
import { FailureExplainer } from '../../../electron/core/uploads/attempt/failure-explainer'
import { describeOutcome } from '../../../electron/shared/destinations/check-words'
import { type CheckOutcome, type CheckReport, checkSteps } from '../../../electron/shared/destinations/check'
import { type Failure, failure, failureKinds } from '../../../electron/shared/failures/failure'
import { success } from '../../../electron/shared/result'
import { makeSource } from '../../support/files/source-file'
import { missingPrograms, type Started } from '../../support/servers/daemon'
import { type Dbstore, dbstorePrograms, startDbstore } from '../../support/servers/dbstore'
import { makeSilentLog } from '../../support/silent-log'
import { putRequest, useFolder } from '../s3/stores'
import { onAws } from './provocations/aws'
import { onCeph } from './provocations/ceph'
import { onDbstore } from './provocations/dbstore'
import { onMoto } from './provocations/moto'
import { onNetwork } from './provocations/network'
import { onProxy } from './provocations/proxy'
import { inSettings } from './provocations/settings'
import { onTls } from './provocations/tls'
import { type Provocations, type Provoked, Stage } from './stage'
import { type ServerName, table } from './table'

const ceph = inject('ceph')
const moto = inject('moto')
const hasDbstore = (await missingPrograms(dbstorePrograms)).length === 0
let dbstore: Started<Dbstore> | undefined

beforeAll(async () => {
  if (hasDbstore) dbstore = await startDbstore()
})
afterAll(() => dbstore?.stop())

const folder = useFolder()
let stage = new Stage()
afterEach(async () => {
  vi.useRealTimers()
  await stage.end()
  stage = new Stage()
})

/** Applies the fault; returns stores that meet it. */
function suffer({ proxy = '', clockMinutes = 0 }: Provoked): ObjectStores {
  if (clockMinutes !== 0) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + clockMinutes * 60_000 })
  }
  return createObjectStores({ log: makeSilentLog(), proxyOf: async () => proxy })
}

async function check(provoked: Provoked): Promise<CheckReport> {
  const stores = suffer(provoked)
  const ports = { stores, web: readersWeb(provoked), clock: clockFor(provoked), ids: systemIds }
  return checkDestination(ports, provoked.target, neverAborted())
}

/** No time limit decides what a row says, however busy the machine, except where only that can. */
function clockFor({ isSilent }: Provoked): Clock {
  const never = () => () => undefined
  return {
    ...systemClock,
    after: isSilent === true ? (limit, end) => systemClock.after(limit / 10, end) : never,
  }
}

/** A reader on the same computer. */
function readersWeb({ proxy = '', readersAuthority = '' }: Provoked): PublicWeb {
  return createPublicWeb({
    proxyOf: async () => proxy,
    trusts: {
      certificateAuthorityFile: readersAuthority,
      certificateAuthority: '',
      trustedCertificate: '',
    },
  })
}

/** What the row of a failed upload says: it only knows the server's refusal. */
async function upload(provoked: Provoked): Promise<AttemptOutcome> {
  const { target } = provoked
  const stores = suffer(provoked)
  const store = stores.open(target)
  const key = probeKey(target, systemClock, systemIds)
  const source = await makeSource(folder(), 'image.png', probeBytes())
  const answer = await store.put(putRequest(source, { key, accessList: target.accessList }))
  store.dispose()
  if (answer.ok) return { kind: 'done', key, url: '', ...answer.value }
  const explainer = new FailureExplainer({ stores, clock: systemClock, targetOf: () => success(target) })
  return explainer.explain(target.id, key, { kind: 'failed', failure: answer.problem }, neverAborted())
}

/** The outcome of a step as the table writes it. */
function short(outcome: CheckOutcome): string {
  if (outcome.status === 'skipped') return ''
  if (outcome.status === 'passed') {
    const { note, asides = [], facts } = outcome
    const minutes = asides.some((aside) => aside.startsWith('clock')) ? facts['minutes'] : undefined
    return [note, ...asides.map((aside) => `+${aside}`), minutes ?? ''].join(' ').trim()
  }
  return shortFailure(outcome.failure)
}

function shortFailure({ kind, facts }: Failure): string {
  return `${kind} ${String(facts['problem'] ?? facts['reason'] ?? facts['actual'] ?? '')}`.trim()
}

function told({ outcomes }: CheckReport): Record<string, string> {
  return Object.fromEntries(
    checkSteps.flatMap((step) => {
      const text = short(outcomes[step])
      return text === '' ? [] : [[step, text]]
    }),
  )
}

/** Where a server is not installed, its rows do not run; on CI they have to. */
const servers: readonly (readonly [name: ServerName, isThere: boolean, faults: () => Provocations])[] = [
  ['ceph', ceph !== null, () => (ceph === null ? {} : onCeph(ceph))],
  ['dbstore', hasDbstore, () => (dbstore === undefined ? {} : onDbstore(dbstore.server))],
  ['moto', moto !== null, () => (moto === null ? {} : onMoto(moto))],
  ['aws', true, () => onAws],
  ['network', true, () => onNetwork],
  ['tls', true, () => onTls],
  ['proxy', true, () => onProxy],
  ['settings', true, () => inSettings],
]

async function provoke(faults: Provocations, fault: string): Promise<Provoked> {
  const provocation = faults[fault]
  if (provocation === undefined) throw new Error(`Nothing provokes: ${fault}`)
  return provocation(stage)
}

/** Failures that no retry fixes: their uploads are told the cause at once. */
const failed = new RegExp(`^(${failureKinds.filter((kind) => !failure(kind).retryable).join('|')})\\b`)

describe.each(servers)('%s', (server, isThere, faults) => {
  const rows = table.filter((row) => row.server === server)

  it.runIf(isThere)('has exactly one row for each provoked fault', () => {
    expect(rows.map(({ fault }) => fault).sort()).toEqual(Object.keys(faults()).sort())
  })

  it.runIf(isThere).each(rows)('$fault', async ({ fault, told: expected }) => {
    const report = await check(await provoke(faults(), fault))

    expect(told(report)).toEqual(expected)
    for (const language of ['en', 'ko'] as const) {
      const { translate } = createWords(language)
      const said = checkSteps.map((step) => describeOutcome(step, report.outcomes[step], translate))
      expect(JSON.stringify(said)).not.toMatch(/\{\{|failure\.|check\.|fieldProblem\./)
    }
  })

  const failing = rows.flatMap(({ fault, isWorkedAround, told: { who = '', where = '', may = '' } }) => {
    const text = [who, where, may].find((each) => failed.test(each))
    return text === undefined || server === 'settings' || isWorkedAround ? [] : [{ fault, text }]
  })

  it.runIf(isThere && failing.length > 0).each(failing)(
    '$fault: an upload fails with the same cause',
    async (row) => {
      const outcome = await upload(await provoke(faults(), row.fault))

      expect(outcome).toMatchObject({ kind: 'failed' })
      expect(outcome.kind === 'failed' && shortFailure(outcome.failure)).toBe(row.text)
    },
  )

  const workedAround = rows.filter(({ isWorkedAround }) => isWorkedAround)

  it.runIf(isThere && workedAround.length > 0).each(workedAround)(
    '$fault: an upload succeeds all the same',
    async ({ fault }) => {
      expect(await upload(await provoke(faults(), fault))).toMatchObject({ kind: 'done' })
    },
  )
})
