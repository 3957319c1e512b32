import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import path from 'node:path'
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { makeCertificate } from './certificates'
import { freePorts } from '../free-port'
import { type Daemons, run, startInFolder, type Started, until } from './daemon'

/** What tests need to know about a running Ceph. */
export interface Ceph {
  readonly endpoint: string
  /** The same store over TLS, with a certificate that is only trusted with `authorityFile`. */
  readonly secureEndpoint: string
  readonly authorityFile: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Readable by everybody. */
  readonly publicBucket: string
  /** Readable only by its owner. */
  readonly privateBucket: string
  /** Owned by another user. */
  readonly deniedBucket: string
  /** A user with a quota of a few bytes, and their bucket. */
  readonly crowded: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly bucket: string
  }
  /** A user whose account is suspended. */
  readonly suspended: { readonly accessKeyId: string; readonly secretAccessKey: string }
}

export const cephPrograms = [
  'radosgw',
  'radosgw-admin',
  'ceph',
  'ceph-mon',
  'ceph-osd',
  'monmaptool',
  'openssl',
]

const region = 'us-east-1'
const owner = {
  name: 'owner',
  accessKeyId: 'OLLIMTESTKEY00000001',
  secretAccessKey: 'testSecret+/0123456789abcdefghij',
}
const other = { name: 'other', accessKeyId: 'OLLIMTESTKEY00000002', secretAccessKey: 'otherSecret0123456789' }
const crowded = {
  name: 'crowded',
  accessKeyId: 'OLLIMTESTKEY00000003',
  secretAccessKey: 'crowdedSecret0123456789',
}
const suspended = {
  name: 'suspended',
  accessKeyId: 'OLLIMTESTKEY00000004',
  secretAccessKey: 'suspendedSecret0123456',
}

/** A complete one-node Ceph on loopback: monitor, storage in memory, S3 gateway. Starts in about 3 s. */
export function startCeph(): Promise<Started<Ceph>> {
  return startInFolder('ceph', assemble)
}

async function assemble(folder: string, daemons: Daemons): Promise<Ceph> {
  const [monitor, monitorOld, port, securePort] = await freePorts(4)
  const fsid = randomUUID()
  const monitorAddress = `[v2:127.0.0.1:${String(monitor)},v1:127.0.0.1:${String(monitorOld)}]`
  const config = path.join(folder, 'ceph.conf')
  await Promise.all(['mon', 'osd', 'run'].map((name) => mkdir(path.join(folder, name))))
  await writeFile(config, await configuration(folder, fsid, monitorAddress))
  const certificate = await makeCertificate(folder, 'tls')

  const monmap = path.join(folder, 'monmap')
  await run('monmaptool', ['--create', '--fsid', fsid, '--addv', 'a', monitorAddress, '--clobber', monmap])
  await run('ceph-mon', ['-c', config, '--mkfs', '-i', 'a', '--monmap', monmap])
  await daemons.start('mon', 'ceph-mon', ['-c', config, '-i', 'a', '-f'])
  await until('the monitor', () => saysYes('ceph', ['-c', config, '--connect-timeout', '3', 'mon', 'stat']))

  const disk = randomUUID()
  const diskId = (await run('ceph', ['-c', config, 'osd', 'new', disk])).trim()
  await run('ceph-osd', ['-c', config, '-i', diskId, '--mkfs', '--osd-uuid', disk])
  await daemons.start('osd', 'ceph-osd', ['-c', config, '-i', diskId, '-f'])
  await until('the storage', async () => (await run('ceph', ['-c', config, 'osd', 'stat'])).includes('1 up'))

  const admin = (...args: string[]) => run('radosgw-admin', ['-c', config, '-n', 'client.admin', ...args])
  for (const { name, accessKeyId, secretAccessKey } of [owner, other, crowded, suspended]) {
    const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey]
    await admin('user', 'create', '--uid', name, '--display-name', name, ...keys)
  }
  await admin('quota', 'set', '--quota-scope=user', '--uid', crowded.name, '--max-size=1024')
  await admin('quota', 'enable', '--quota-scope=user', '--uid', crowded.name)
  await admin('user', 'suspend', '--uid', suspended.name)

  const endpoint = `http://127.0.0.1:${String(port)}`
  const secure = `ssl_endpoint=127.0.0.1:${String(securePort)} ssl_certificate=${certificate.file} ssl_private_key=${certificate.key}`
  const frontends = `beast endpoint=127.0.0.1:${String(port)} ${secure}`
  await daemons.start('rgw', 'radosgw', [
    '-c',
    config,
    '-n',
    'client.rgw.a',
    '-f',
    `--rgw_frontends=${frontends}`,
  ])
  await until('the gateway', async () => (await fetch(`${endpoint}/swift/healthcheck`)).ok)
  await createBuckets(endpoint)
  return {
    endpoint,
    secureEndpoint: `https://127.0.0.1:${String(securePort)}`,
    authorityFile: certificate.file,
    region,
    accessKeyId: owner.accessKeyId,
    secretAccessKey: owner.secretAccessKey,
    publicBucket: 'photos',
    privateBucket: 'private',
    deniedBucket: 'denied',
    crowded: { ...crowded, bucket: 'crowded' },
    suspended,
  }
}

async function configuration(folder: string, fsid: string, monitorAddress: string): Promise<string> {
  return `[global]
fsid = ${fsid}
mon host = ${monitorAddress}
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd pool default pg autoscale mode = off
osd crush chooseleaf type = 0
mon allow pool size one = true
mon max pg per osd = 2000
mon data avail crit = 1
mon data avail warn = 2
# A change of the cluster, such as each new pool, otherwise takes a second.
paxos propose interval = 0.05
run dir = ${folder}/run
admin socket = ${folder}/run/$name.asok
log file = ${folder}/$name.log
pid file =
[mon]
mon data = ${folder}/mon
[osd]
osd data = ${folder}/osd
osd objectstore = memstore
memstore device bytes = 10737418240
osd class load list = *
osd class default list = *
${await classFolder()}
[client]
ms mon client mode = crc
rgw dns name = localhost
`
}

/** Debian 13 compiles in a relative path to the folder of object classes, so this sets the full path. */
async function classFolder(): Promise<string> {
  const folders = await readdir('/usr/lib').catch(() => [])
  const candidates = folders.map((name) => `/usr/lib/${name}/rados-classes`)
  for (const candidate of candidates) {
    if ((await readdir(candidate).catch(() => [])).length > 0) return `osd class dir = ${candidate}`
  }
  return ''
}

async function createBuckets(endpoint: string): Promise<void> {
  const client = (credentials: { accessKeyId: string; secretAccessKey: string }) =>
    new S3Client({ endpoint, region, forcePathStyle: true, credentials })
  await client(owner).send(new CreateBucketCommand({ Bucket: 'photos' }))
  await client(owner).send(new CreateBucketCommand({ Bucket: 'private' }))
  await client(other).send(new CreateBucketCommand({ Bucket: 'denied' }))
  await client(crowded).send(new CreateBucketCommand({ Bucket: 'crowded' }))
  const everybodyReads = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' },
    ],
  }
  const Policy = JSON.stringify(everybodyReads)
  await client(owner).send(new PutBucketPolicyCommand({ Bucket: 'photos', Policy }))
  // With the first object of all, Ceph sets its storage up, which takes time: do it here, not in a test.
  const first = { Bucket: 'photos', Key: 'first' }
  await client(owner).send(new PutObjectCommand({ ...first, Body: 'first' }))
  await client(owner).send(new DeleteObjectCommand(first))
}

async function saysYes(program: string, args: readonly string[]): Promise<boolean> {
  await run(program, args)
  return true
}
