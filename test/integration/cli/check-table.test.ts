import { tmpdir } from 'node:os'
import { afterEach, describe, expect, inject, it } from 'vitest'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { checkSteps } from '../../../electron/shared/destinations/check'
import { failureKinds } from '../../../electron/shared/failures/failure'
import { onAws } from '../doctor/provocations/aws'
import { onCeph } from '../doctor/provocations/ceph'
import { onMoto } from '../doctor/provocations/moto'
import { onNetwork } from '../doctor/provocations/network'
import { inSettings } from '../doctor/provocations/settings'
import { type Provocations, Stage } from '../doctor/stage'
import { type Row, type ServerName, table } from '../doctor/table'
import { runOllim } from './ollim'

const ceph = inject('ceph')
const moto = inject('moto')
let stage = new Stage()

afterEach(async () => {
  await stage.end()
  stage = new Stage()
})

/** A few rows for each server: the terminal says the same about them as the table. */
const samples: readonly (readonly [ServerName, Provocations, readonly string[]])[] = [
  [
    'ceph',
    ceph === null ? {} : onCeph(ceph),
    ['none', 'secret wrong', 'bucket of another account', 'list denied', 'http on its https port'],
  ],
  [
    'moto',
    moto === null ? {} : onMoto(moto),
    ['token wrong', 'other folders only', 'delete and list denied'],
  ],
  ['aws', onAws, ['token expired', 'region wrong, redirected', 'encryption key denied', 'MFA delete']],
  ['network', onNetwork, ['web page', 'nothing listens']],
  ['settings', inSettings, ['id and secret swapped', 'secret pasted twice', 'region is a zone']],
]

function variablesOf(target: StoreTarget): Record<string, string> {
  const { accessKeyId, secretAccessKey, sessionToken } = target.credentials
  return {
    OLLIM_ENDPOINT: target.endpoint,
    OLLIM_REGION: target.region,
    OLLIM_BUCKET: target.bucket,
    OLLIM_ACCESS_KEY_ID: accessKeyId,
    OLLIM_SECRET_ACCESS_KEY: secretAccessKey,
    OLLIM_SESSION_TOKEN: sessionToken,
    OLLIM_KEY_TEMPLATE: target.keyTemplate,
    OLLIM_PUBLIC_URL: target.publicUrlBase,
    OLLIM_PATH_STYLE: target.pathStyle ? '1' : '0',
    OLLIM_CA_FILE: target.certificateAuthorityFile,
  }
}

/** What scripts read about a row. */
function rowsOf(told: Row['told']) {
  return checkSteps.map((step) => {
    const [word = ''] = (told[step] ?? '').split(' ')
    const kind = failureKinds.find((known) => known === word)
    const status = kind === undefined ? (word === '' ? 'skipped' : 'passed') : 'failed'
    return { step, status, kind: kind ?? '' }
  })
}

describe.each(samples)('ollim check on %s', (server, faults, chosen) => {
  const rows = table.filter((row) => row.server === server && chosen.includes(row.fault))

  it.runIf(Object.keys(faults).length > 0).each(rows)('$fault', async ({ fault, told }) => {
    const provoke = faults[fault]
    if (provoke === undefined) throw new Error(`Nothing provokes: ${fault}`)
    const { target, proxy = '' } = await provoke(stage)
    const env = { ...variablesOf(target), ...(proxy !== '' && { HTTPS_PROXY: proxy }) }

    const { code, stdout, stderr } = await runOllim(['check', '--json'], { env, cwd: tmpdir() })

    const checks = rowsOf(told)
    const ok = checks.slice(0, 3).every(({ status }) => status === 'passed')
    expect({ code, stderr }).toEqual({ code: ok ? 0 : 1, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ ok, checks })
  })

  it.runIf(Object.keys(faults).length > 0)('has all its chosen rows in the table', () => {
    expect(rows).toHaveLength(chosen.length)
  })
})
