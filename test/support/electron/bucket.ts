import { readFile } from 'node:fs/promises'
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import type { PublicStore } from '../servers/embedded'

/** The environment's destination: a public bucket, with one test's keys under `folder`. */
export function destinationIn(
  store: PublicStore,
  folder: string,
  endpoint = store.endpoint,
): Record<string, string> {
  return {
    OLLIM_ENDPOINT: endpoint,
    OLLIM_BUCKET: store.bucket,
    OLLIM_REGION: store.region,
    OLLIM_ACCESS_KEY_ID: store.accessKeyId,
    OLLIM_SECRET_ACCESS_KEY: store.secretAccessKey,
    OLLIM_KEY_TEMPLATE: `${folder}/{name}.{ext}`,
  }
}

/** An S3 client, to change the bucket behind Ollim's back. Destroy it after use. */
export function clientOf({ endpoint, region, accessKeyId, secretAccessKey }: PublicStore): S3Client {
  const credentials = { accessKeyId, secretAccessKey }
  return new S3Client({ endpoint, region, credentials, forcePathStyle: true })
}

/** The keys that the bucket really contains under a folder, sorted. */
export async function keysIn(store: PublicStore, folder: string): Promise<readonly string[]> {
  const client = clientOf(store)
  const { Contents = [] } = await client.send(
    new ListObjectsV2Command({ Bucket: store.bucket, Prefix: `${folder}/` }),
  )
  client.destroy()
  return Contents.map(({ Key = '' }) => Key.slice(folder.length + 1)).toSorted()
}

/** Empties a folder of the bucket, so that a retried test finds every name free, as the first try did. */
export async function emptyFolder(store: PublicStore, folder: string): Promise<void> {
  const client = clientOf(store)
  for (const key of await keysIn(store, folder))
    await client.send(new DeleteObjectCommand({ Bucket: store.bucket, Key: `${folder}/${key}` }))
  client.destroy()
}

/** Puts other bytes in the place of an object, as somebody else would. */
export async function changeObject(store: PublicStore, key: string, bytes = 'changed'): Promise<void> {
  const client = clientOf(store)
  await client.send(new PutObjectCommand({ Bucket: store.bucket, Key: key, Body: bytes }))
  client.destroy()
}

/** Deletes an object behind Ollim's back. */
export async function deleteObject(store: PublicStore, key: string): Promise<void> {
  const client = clientOf(store)
  await client.send(new DeleteObjectCommand({ Bucket: store.bucket, Key: key }))
  client.destroy()
}

/** Fetches a link as a reader would, and expects the file's exact bytes and the image's real type. */
export async function expectServed(url: string, file: string, contentType: string): Promise<void> {
  const answer = await fetch(url)
  expect(answer.status, url).toBe(200)
  expect(answer.headers.get('content-type')).toBe(contentType)
  expect(Buffer.from(await answer.arrayBuffer()).equals(await readFile(file)), url).toBe(true)
}
