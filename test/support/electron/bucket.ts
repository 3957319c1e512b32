import { readFile } from 'node:fs/promises'
import { DeleteObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { expect } from 'vitest'
import type { PublicStore } from '../servers/embedded'

/** The environment's destination: a bucket that everybody may read, with the keys of one test under `folder`. */
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

/** For what others do to the bucket behind Ollim's back. To be destroyed after use. */
export function clientOf({ endpoint, region, accessKeyId, secretAccessKey }: PublicStore): S3Client {
  const credentials = { accessKeyId, secretAccessKey }
  return new S3Client({ endpoint, region, credentials, forcePathStyle: true })
}

/** What the bucket really holds under a folder, sorted. */
export async function keysIn(store: PublicStore, folder: string): Promise<readonly string[]> {
  const client = clientOf(store)
  const { Contents = [] } = await client.send(
    new ListObjectsV2Command({ Bucket: store.bucket, Prefix: `${folder}/` }),
  )
  client.destroy()
  return Contents.map(({ Key = '' }) => Key.slice(folder.length + 1)).toSorted()
}

/** Empties a folder of the bucket, so that a test that is tried again finds every name free, as the first try did. */
export async function emptyFolder(store: PublicStore, folder: string): Promise<void> {
  const client = clientOf(store)
  for (const key of await keysIn(store, folder))
    await client.send(new DeleteObjectCommand({ Bucket: store.bucket, Key: `${folder}/${key}` }))
  client.destroy()
}

/** Fetches a link as a reader would: it gives back the file's every byte, under the image's true type. */
export async function expectServed(url: string, file: string, contentType: string): Promise<void> {
  const answer = await fetch(url)
  expect(answer.status, url).toBe(200)
  expect(answer.headers.get('content-type')).toBe(contentType)
  expect(Buffer.from(await answer.arrayBuffer()).equals(await readFile(file)), url).toBe(true)
}
