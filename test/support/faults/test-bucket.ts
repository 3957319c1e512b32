import {
  AbortMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import type { Ceph } from '../servers/ceph'
import { cephTarget } from '../servers/targets'

/** A prefix in Ceph's public bucket for one run only. */
export class TestBucket {
  readonly #ceph: Ceph
  readonly #folder: string
  readonly #client: S3Client

  constructor(ceph: Ceph, folder: string) {
    this.#ceph = ceph
    this.#folder = folder
    const { endpoint, region, accessKeyId, secretAccessKey } = ceph
    this.#client = new S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey },
    })
  }

  /** Ceph creates its pools with the first upload of each kind, which takes longer than a run's timeouts. */
  async warmUp(): Promise<void> {
    const place = { Bucket: this.#ceph.publicBucket, Key: `${this.#folder}/first` }
    const { UploadId } = await this.#client.send(new CreateMultipartUploadCommand(place))
    await this.#client.send(new AbortMultipartUploadCommand({ ...place, UploadId }))
    await this.#client.send(new PutObjectCommand({ ...place, Body: 'first' }))
    await this.clear()
  }

  /** The destination of a run through a proxy; its links point to the server itself. */
  target(endpoint: string): StoreTarget {
    return cephTarget(this.#ceph, {
      endpoint,
      publicUrlBase: `${this.#ceph.endpoint}/${this.#ceph.publicBucket}`,
      keyTemplate: `${this.#folder}/{name}.{ext}`,
    })
  }

  /** The same destination as the app's environment variables. */
  environment(endpoint: string): Readonly<Record<string, string>> {
    const target = this.target(endpoint)
    return {
      OLLIM_ENDPOINT: target.endpoint,
      OLLIM_BUCKET: target.bucket,
      OLLIM_REGION: target.region,
      OLLIM_ACCESS_KEY_ID: this.#ceph.accessKeyId,
      OLLIM_SECRET_ACCESS_KEY: this.#ceph.secretAccessKey,
      OLLIM_KEY_TEMPLATE: target.keyTemplate,
      OLLIM_PUBLIC_URL: target.publicUrlBase,
    }
  }

  async keys(): Promise<readonly string[]> {
    const keys: string[] = []
    for (let after: string | undefined, more = true; more;) {
      const { Contents = [], IsTruncated = false }: ListedObjects = await this.#client.send(
        new ListObjectsV2Command({ ...this.#place, ...(after === undefined ? {} : { StartAfter: after }) }),
      )
      keys.push(...Contents.map(({ Key = '' }) => Key))
      after = keys.at(-1)
      more = IsTruncated
    }
    return keys
  }

  /** The keys of multipart uploads that are still open. */
  async openMultiparts(): Promise<readonly string[]> {
    const { Uploads = [] } = await this.#client.send(new ListMultipartUploadsCommand(this.#place))
    return Uploads.map(({ Key = '' }) => Key)
  }

  /** Deletes the run's objects. */
  async clear(): Promise<void> {
    const keys = await this.keys()
    for (let first = 0; first < keys.length; first += 1000) {
      const Objects = keys.slice(first, first + 1000).map((Key) => ({ Key }))
      await this.#client.send(
        new DeleteObjectsCommand({ Bucket: this.#ceph.publicBucket, Delete: { Objects, Quiet: true } }),
      )
    }
  }

  dispose(): void {
    this.#client.destroy()
  }

  get #place() {
    return { Bucket: this.#ceph.publicBucket, Prefix: `${this.#folder}/` }
  }
}

interface ListedObjects {
  readonly Contents?: readonly { readonly Key?: string | undefined }[] | undefined
  readonly IsTruncated?: boolean | undefined
}
