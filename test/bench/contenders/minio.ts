import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { hasProgram } from '../../../build/system/missing.mjs'
import { asSample, measure } from '../measure'
import type { Contender } from './contender'

/** Debian uses its full name, since `mc` is another program there. */
const program = ['minio-client', 'mcli'].find((name) => hasProgram(name))

export const minioClient: Contender = {
  name: 'mc',
  title: 'minio-client cp',
  missing: async () => (program === undefined ? 'apt-get install minio-client' : undefined),
  async upload({ ceph, corpus, prefix, folder }) {
    const { endpoint: url, accessKeyId: accessKey, secretAccessKey: secretKey, publicBucket } = ceph
    const bench = { url, accessKey, secretKey, api: 'S3v4', path: 'on' }
    await writeFile(path.join(folder, 'config.json'), JSON.stringify({ version: '10', aliases: { bench } }))
    const [only = ''] = corpus.files
    const source = corpus.files.length === 1 ? [only] : ['--recursive', `${corpus.folder}/`]
    const measured = await measure({
      program: program ?? '',
      args: ['--config-dir', folder, '--quiet', 'cp', ...source, `bench/${publicBucket}/${prefix}/`],
      env: { HOME: folder },
      folder,
    })
    return asSample(measured)
  },
}
