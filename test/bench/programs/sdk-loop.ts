/**
 * The upper limit: the same SDK sends the same files, four at a time, and does as little else as possible. Prints
 * the seconds from its first request on, without Node's start and the loading of the SDK.
 */
import { open, readFile, stat } from 'node:fs/promises'
import { Agent } from 'node:http'
import { basename } from 'node:path'
import {
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { NodeHttpHandler } from '@smithy/node-http-handler'

type Task = () => Promise<void>

const atOnce = 4
const maxPutBytes = 16 * 1024 ** 2
const partBytes = 8 * 1024 ** 2

const setting = (name: string): string => process.env[`LOOP_${name}`] ?? ''
const Bucket = setting('BUCKET')
const client = new S3Client({
  endpoint: setting('ENDPOINT'),
  region: setting('REGION'),
  credentials: { accessKeyId: setting('ACCESS_KEY_ID'), secretAccessKey: setting('SECRET_ACCESS_KEY') },
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
  requestHandler: new NodeHttpHandler({ httpAgent: new Agent({ keepAlive: true, maxSockets: 32 }) }),
})

async function inLanes(tasks: readonly Task[]): Promise<void> {
  const left = [...tasks]
  const lane = async (): Promise<void> => {
    for (let task = left.shift(); task !== undefined; task = left.shift()) await task()
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

async function put(file: string, Key: string): Promise<void> {
  const Body = await readFile(file)
  await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType: 'image/png' }))
}

async function putInParts(file: string, Key: string, size: number): Promise<void> {
  const created = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }))
  const upload = { Bucket, Key, UploadId: created.UploadId }
  const handle = await open(file)
  const etags = new Map<number, string | undefined>()
  const sendPart = async (PartNumber: number): Promise<void> => {
    const start = (PartNumber - 1) * partBytes
    const Body = Buffer.allocUnsafe(Math.min(partBytes, size - start))
    await handle.read(Body, 0, Body.length, start)
    etags.set(PartNumber, (await client.send(new UploadPartCommand({ ...upload, PartNumber, Body }))).ETag)
  }
  const numbers = Array.from({ length: Math.ceil(size / partBytes) }, (_, index) => index + 1)
  await inLanes(numbers.map((number) => () => sendPart(number)))
  await handle.close()
  const Parts = numbers.map((PartNumber) => ({ PartNumber, ETag: etags.get(PartNumber) }))
  await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }))
}

const started = performance.now()
await inLanes(
  process.argv.slice(2).map((file) => async () => {
    const { size } = await stat(file)
    const key = `${setting('PREFIX')}/${basename(file)}`
    await (size > maxPutBytes ? putInParts(file, key, size) : put(file, key))
  }),
)
console.log((performance.now() - started) / 1000)
client.destroy()
