import type { TestProject } from 'vitest/node'
import { type Ceph, cephPrograms, startCeph } from './ceph'
import { missingPrograms, type Started } from './daemon'
import { type PublicStore, startEmbedded } from './embedded'
import { type Moto, motoPrograms, startMoto } from './moto'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Null if it is not installed. */
    readonly ceph: Ceph | null
    /** Only for integration tests; null if it is not installed. */
    readonly moto: Moto | null
    /** Ceph's public bucket, or the embedded server's if there is no Ceph. */
    readonly publicStore: PublicStore
  }
}

/** Starts the S3 servers once for all tests of a project; returns a function that stops them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const stops: (() => Promise<void>)[] = []
  const stopAll = async (): Promise<void> => {
    await Promise.all(stops.map((stop) => stop()))
  }
  const keep = async <Server>(starting: Promise<Started<Server>>): Promise<Server> => {
    const { server, stop } = await starting
    stops.push(stop)
    return server
  }
  const [ceph, moto] = await Promise.allSettled([
    isInstalled('Ceph', cephPrograms).then((yes) => (yes ? keep(startCeph()) : null)),
    project.name === 'integration'
      ? isInstalled('moto with IAM', motoPrograms).then((yes) => (yes ? keep(startMoto()) : null))
      : null,
  ])
  try {
    project.provide('ceph', valueOf(ceph))
    project.provide('moto', valueOf(moto))
    project.provide('publicStore', publicStoreOf(valueOf(ceph)) ?? (await keep(startEmbedded())))
  } catch (error) {
    await stopAll()
    throw error
  }
  return stopAll
}

/** If a server is not installed, its suites are skipped with a message; on CI they must run. */
async function isInstalled(server: string, programs: readonly string[]): Promise<boolean> {
  const missing = await missingPrograms(programs)
  if (missing.length === 0) return true
  const gap = `Suites on ${server} cannot run here: ${missing.join(', ')} not installed.`
  if (process.env['CI'] === 'true') throw new Error(gap)
  console.warn(gap)
  return false
}

function valueOf<Value>(outcome: PromiseSettledResult<Value>): Value {
  if (outcome.status === 'fulfilled') return outcome.value
  throw outcome.reason instanceof Error ? outcome.reason : new Error(String(outcome.reason))
}

function publicStoreOf(ceph: Ceph | null): PublicStore | undefined {
  return ceph === null ? undefined : { ...ceph, bucket: ceph.publicBucket }
}
