import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { freePort } from '../free-port'
import { type Daemons, run, startInFolder, type Started, until } from './daemon'

/** Ceph's gateway on a database file: in many of its answers a different S3 server from a complete Ceph. */
export interface Dbstore {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  /** Owned by another user. */
  readonly deniedBucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

export const dbstorePrograms = ['radosgw', 'radosgw-admin']

const region = 'us-east-1'
const adminMilliseconds = 10_000
const owner = { name: 'owner', accessKeyId: 'OLLIMTESTKEY00000001', secretAccessKey: 'ownerSecret0123456789' }
const other = { name: 'other', accessKeyId: 'OLLIMTESTKEY00000002', secretAccessKey: 'otherSecret0123456789' }

/** Starts in about 2 s. Not for conditional requests, ranges and the content of parts: it gets them wrong. */
export function startDbstore(): Promise<Started<Dbstore>> {
  return startInFolder('dbstore', assemble)
}

async function assemble(folder: string, daemons: Daemons): Promise<Dbstore> {
  const port = await freePort()
  const config = path.join(folder, 'ceph.conf')
  await writeFile(config, configuration(folder))
  const alone = ['-c', config, '--no-mon-config', '-n']
  for (const { name, accessKeyId, secretAccessKey } of [owner, other]) {
    const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey]
    const user = ['--uid', name, '--display-name', name]
    await makeUser([...alone, 'client.admin', 'user'], [...user, ...keys])
  }
  const frontends = `--rgw_frontends=beast endpoint=127.0.0.1:${String(port)}`
  await daemons.start('rgw', 'radosgw', [...alone, 'client.rgw.test', '-f', frontends])
  const endpoint = `http://127.0.0.1:${String(port)}`
  await until('the gateway', async () => (await fetch(endpoint)).ok)
  const bucketOf = (credentials: typeof owner, Bucket: string) =>
    new S3Client({ endpoint, region, forcePathStyle: true, credentials }).send(
      new CreateBucketCommand({ Bucket }),
    )
  await bucketOf(owner, 'photos')
  await bucketOf(other, 'denied')
  const { accessKeyId, secretAccessKey } = owner
  return { endpoint, region, bucket: 'photos', deniedBucket: 'denied', accessKeyId, secretAccessKey }
}

/** The tool sometimes does not exit, even if it has created the user. */
async function makeUser(command: readonly string[], user: readonly string[]): Promise<void> {
  const ask = (verb: string) => run('radosgw-admin', [...command, verb, ...user], {}, adminMilliseconds)
  await ask('create').catch(() => ask('info').catch(() => ask('create')))
}

function configuration(folder: string): string {
  return `[global]
fsid = 11111111-2222-3333-4444-555555555555
run dir = ${folder}
admin socket = ${folder}/$name.asok
log file = ${folder}/$name.log
pid file =
auth cluster required = none
auth service required = none
auth client required = none
rgw backend store = dbstore
rgw config store = dbstore
dbstore db dir = ${folder}
dbstore db name prefix = test
dbstore config uri = file:${folder}/config.db
rgw dns name = localhost
rgw s3 auth use sts = true
rgw sts key = abcdefghijklmnop
`
}
