import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../free-port'
import { Daemons, type Started, until } from './daemon'

export interface MotoUser {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  /** Empty for a long-lived key. */
  readonly sessionToken: string
}

/** What tests need to know about a running moto, an AWS with IAM enforced. */
export interface Moto {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  /** ARN of the role of `temporary`; only `assumer` may assume it. */
  readonly role: string
  readonly users: {
    /** May do everything in S3. */
    readonly owner: MotoUser
    /** May only write objects. */
    readonly writer: MotoUser
    /** May write, read and delete objects, but list nothing. */
    readonly uploader: MotoUser
    /** May only read objects. */
    readonly reader: MotoUser
    /** May write and read objects, but not delete them. */
    readonly keeper: MotoUser
    /** May handle objects in the folder `allowed/` only. */
    readonly prefixed: MotoUser
    /** Allowed everything in S3, but explicitly denied writing. */
    readonly forbidden: MotoUser
    /** Allowed everything in S3, but the key was deleted. */
    readonly deleted: MotoUser
    /** May do nothing except assume a role or begin a session. */
    readonly assumer: MotoUser
    /** May do nothing. */
    readonly nobody: MotoUser
    /** A temporary key of a role that may do everything in S3. */
    readonly temporary: MotoUser
  }
}

export const motoPrograms = ['moto_server']

const region = 'ap-northeast-2'
const bucket = 'photos'
const role = 'arn:aws:iam::123456789012:role/uploads'

/** Starts in about 3 s. Not for keys beyond ASCII: with IAM enforced, moto rejects their signatures. */
export async function startMoto(): Promise<Started<Moto>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ollim-moto-'))
  const daemons = new Daemons(folder)
  const stop = async (): Promise<void> => {
    await daemons.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const port = await freePort()
    const endpoint = `http://127.0.0.1:${String(port)}`
    // It imports Debian's packages, which another Python that comes first on the path would lack.
    const program = ['/usr/bin/moto_server', '-H', '127.0.0.1', '-p', String(port)]
    const keys = { AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' }
    await daemons.start('moto', '/usr/bin/python3', program, keys)
    await until('moto', async () => (await fetch(`${endpoint}/moto-api/data.json`)).ok)
    return { server: { endpoint, region, bucket, role, users: await populate(endpoint) }, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function populate(endpoint: string): Promise<Moto['users']> {
  await createBucket(endpoint)
  const users = {
    owner: await createUser(endpoint, 'owner', ['s3:*']),
    writer: await createUser(endpoint, 'writer', ['s3:PutObject']),
    uploader: await createUser(endpoint, 'uploader', ['s3:PutObject', 's3:GetObject', 's3:DeleteObject']),
    reader: await createUser(endpoint, 'reader', ['s3:GetObject']),
    keeper: await createUser(endpoint, 'keeper', ['s3:PutObject', 's3:GetObject']),
    prefixed: await createUser(endpoint, 'prefixed', ['s3:*'], `arn:aws:s3:::${bucket}/allowed/*`),
    forbidden: await createForbidden(endpoint),
    deleted: await createDeleted(endpoint),
    assumer: await createUser(endpoint, 'assumer', ['sts:AssumeRole', 'sts:GetSessionToken']),
    nobody: await createUser(endpoint, 'nobody', []),
    temporary: await assumeRole(endpoint),
  }
  // From the next request on, moto checks signatures and policies.
  await fetch(`${endpoint}/moto-api/reset-auth`, { method: 'POST', body: '0' })
  return users
}

/** Before enforcement moto reads only the scope of the signature, to find out which service is meant. */
function unsigned(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=x`
}

async function call(
  endpoint: string,
  service: 'iam' | 'sts',
  parameters: Record<string, string>,
): Promise<string> {
  const response = await fetch(`${endpoint}/`, {
    method: 'POST',
    headers: { authorization: unsigned(service) },
    body: new URLSearchParams(parameters),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${String(parameters['Action'])}: ${text}`)
  return text
}

const iam = { Version: '2010-05-08' }

function policyFor(actions: readonly string[], resource = '*', effect: 'Allow' | 'Deny' = 'Allow'): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: effect, Action: actions, Resource: resource }],
  })
}

async function putPolicy(endpoint: string, UserName: string, PolicyName: string, PolicyDocument: string) {
  await call(endpoint, 'iam', { ...iam, Action: 'PutUserPolicy', UserName, PolicyName, PolicyDocument })
}

async function createForbidden(endpoint: string): Promise<MotoUser> {
  const user = await createUser(endpoint, 'forbidden', ['s3:*'])
  await putPolicy(endpoint, 'forbidden', 'forbids', policyFor(['s3:PutObject'], '*', 'Deny'))
  return user
}

async function createDeleted(endpoint: string): Promise<MotoUser> {
  const user = await createUser(endpoint, 'deleted', ['s3:*'])
  const { accessKeyId: AccessKeyId } = user
  await call(endpoint, 'iam', { ...iam, Action: 'DeleteAccessKey', UserName: 'deleted', AccessKeyId })
  return user
}

async function createUser(
  endpoint: string,
  UserName: string,
  actions: readonly string[],
  resource = '*',
): Promise<MotoUser> {
  await call(endpoint, 'iam', { ...iam, Action: 'CreateUser', UserName })
  if (actions.length > 0) await putPolicy(endpoint, UserName, 'rights', policyFor(actions, resource))
  return keysIn(await call(endpoint, 'iam', { ...iam, Action: 'CreateAccessKey', UserName }))
}

async function assumeRole(endpoint: string): Promise<MotoUser> {
  const created = { RoleName: 'uploads', AssumeRolePolicyDocument: policyFor(['sts:AssumeRole']) }
  await call(endpoint, 'iam', { ...iam, Action: 'CreateRole', ...created })
  const policy = { RoleName: 'uploads', PolicyName: 'rights', PolicyDocument: policyFor(['s3:*']) }
  await call(endpoint, 'iam', { ...iam, Action: 'PutRolePolicy', ...policy })
  const request = { RoleArn: role, RoleSessionName: 'test' }
  return keysIn(await call(endpoint, 'sts', { Version: '2011-06-15', Action: 'AssumeRole', ...request }))
}

async function createBucket(endpoint: string): Promise<void> {
  const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'
  const body = `<CreateBucketConfiguration xmlns="${namespace}"><LocationConstraint>${region}</LocationConstraint></CreateBucketConfiguration>`
  const response = await fetch(`${endpoint}/${bucket}`, {
    method: 'PUT',
    headers: { authorization: unsigned('s3'), 'content-type': 'application/xml' },
    body,
  })
  if (!response.ok) throw new Error(`CreateBucket: ${await response.text()}`)
}

function keysIn(xml: string): MotoUser {
  const text = (element: string): string =>
    new RegExp(`<${element}>([^<]+)</${element}>`).exec(xml)?.[1] ?? ''
  return {
    accessKeyId: text('AccessKeyId'),
    secretAccessKey: text('SecretAccessKey'),
    sessionToken: text('SessionToken'),
  }
}
