import { afterAll, afterEach, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import { randomUUID } from 'node:crypto'
import { systemClock } from '../../../electron/adapters/clock'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import { createPublicWeb } from '../../../electron/adapters/web/public-web'
import { createWords } from '../../../electron/adapters/words/words'
import { checkDestination } from '../../../electron/core/doctor/check-destination'
import { describeOutcome } from '../../../electron/shared/check-words'
import { type CheckOutcome, type CheckReport, checkSteps } from '../../../electron/shared/check'
import { missingPrograms, type Started } from '../../support/servers/daemon'
import { type Dbstore, dbstorePrograms, startDbstore } from '../../support/servers/dbstore'
import { makeSilentLog } from '../../support/silent-log'
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

let stage = new Stage()
afterEach(async () => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
  await stage.end()
  stage = new Stage()
})

async function check({ target, proxy, clockMinutes = 0, environment = {} }: Provoked): Promise<CheckReport> {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value)
  if (clockMinutes !== 0) {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + clockMinutes * 60_000 })
  }
  const proxyOf = proxy === undefined ? {} : { proxyOf: async () => proxy }
  const stores = createObjectStores({ log: makeSilentLog(), ...proxyOf })
  const ids = { uuid: () => randomUUID(), random: () => Math.random() }
  return checkDestination(
    { stores, web: createPublicWeb(), clock: systemClock, ids },
    target,
    new AbortController().signal,
  )
}

/** The outcome of a step as the table writes it. */
function short(outcome: CheckOutcome): string {
  if (outcome.status === 'skipped') return ''
  if (outcome.status === 'passed') {
    const { note, asides = [], facts } = outcome
    const minutes = asides.some((aside) => aside.startsWith('clock')) ? facts['minutes'] : undefined
    return [note, ...asides.map((aside) => `+${aside}`), minutes ?? ''].join(' ').trim()
  }
  const { kind, facts } = outcome.failure
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

describe.each(servers)('%s', (server, isThere, faults) => {
  const rows = table.filter((row) => row.server === server)

  it.runIf(isThere)('has a row for each fault, and a fault for each row', () => {
    expect(rows.map(({ fault }) => fault).sort()).toEqual(Object.keys(faults()).sort())
  })

  it.runIf(isThere).each(rows)('$fault', async ({ fault, told: expected }) => {
    const provoke = faults()[fault]
    if (provoke === undefined) throw new Error(`Nothing provokes ${fault}`)

    const report = await check(await provoke(stage))

    expect(told(report)).toEqual(expected)
    expect(report.tookMilliseconds).toBeLessThan(5_500)
    for (const language of ['en', 'ko'] as const) {
      const { translate } = createWords(language)
      const said = checkSteps.map((step) => describeOutcome(step, report.outcomes[step], translate))
      expect(JSON.stringify(said)).not.toMatch(/\{\{|failure\.|check\.|fieldProblem\./)
    }
  })
})
