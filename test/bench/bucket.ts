import path from 'node:path'
import {
  DeleteObjectsCommand,
  paginateListObjectsV2,
  S3Client,
  type ObjectIdentifier,
} from '@aws-sdk/client-s3'
import type { Ceph } from '../support/servers/ceph'
import { run } from '../support/servers/daemon'
import type { Corpus } from './corpus'

/** The bucket that all contenders upload to, as the server sees it. */
export class Bucket {
  readonly #ceph: Ceph
  readonly #client: S3Client

  constructor(ceph: Ceph) {
    this.#ceph = ceph
    const { endpoint, region, accessKeyId, secretAccessKey } = ceph
    const credentials = { accessKeyId, secretAccessKey }
    this.#client = new S3Client({ endpoint, region, credentials, forcePathStyle: true })
  }

  /** Throws unless the prefix contains every image and byte; then deletes them. */
  async takeAway(prefix: string, { files, totalBytes }: Corpus): Promise<void> {
    const keys: ObjectIdentifier[] = []
    let stored = 0
    for await (const page of paginateListObjectsV2({ client: this.#client }, this.#under(prefix))) {
      for (const { Key = '', Size = 0 } of page.Contents ?? []) {
        keys.push({ Key })
        stored += Size
      }
    }
    if (keys.length !== files.length || stored !== totalBytes)
      throw new Error(
        `${keys.length} of ${files.length} objects and ${stored} of ${totalBytes} bytes arrived`,
      )
    for (let at = 0; at < keys.length; at += 1000)
      await this.#client.send(
        new DeleteObjectsCommand({
          Bucket: this.#ceph.publicBucket,
          Delete: { Objects: keys.slice(at, at + 1000), Quiet: true },
        }),
      )
    await this.#sweep()
  }

  dispose(): void {
    this.#client.destroy()
  }

  #under(Prefix: string): { Bucket: string; Prefix: string } {
    return { Bucket: this.#ceph.publicBucket, Prefix: `${Prefix}/` }
  }

  /** Ceph frees deleted objects two hours later, but its storage here is memory, so this frees them now. */
  async #sweep(): Promise<void> {
    const config = path.join(path.dirname(this.#ceph.authorityFile), 'ceph.conf')
    const admin = ['-c', config, '-n', 'client.admin', 'gc', 'process', '--include-all']
    await run('radosgw-admin', admin)
  }
}
