import path from 'node:path'
import { existsSync } from 'node:fs'
import { hasProgram } from '../../../build/system/missing.mjs'
import { asSample, measure } from '../measure'
import type { Contender } from './contender'

const debianProgram = '/usr/bin/aws'
/** Debian's version, before any other `aws` on the path. */
const program = existsSync(debianProgram) ? debianProgram : 'aws'

export const awsCommandLine: Contender = {
  name: 'aws',
  title: 'aws s3 cp',
  missing: async () =>
    program === debianProgram || hasProgram(program) ? undefined : 'apt-get install awscli',
  async upload({ ceph, corpus, prefix, folder }) {
    const [only = ''] = corpus.files
    const source = corpus.files.length === 1 ? [only] : ['--recursive', corpus.folder]
    const target = `s3://${ceph.publicBucket}/${prefix}/`
    const measured = await measure({
      program,
      args: ['--endpoint-url', ceph.endpoint, 's3', 'cp', '--only-show-errors', ...source, target],
      env: {
        HOME: folder,
        AWS_CONFIG_FILE: path.join(folder, 'config'),
        AWS_SHARED_CREDENTIALS_FILE: path.join(folder, 'credentials'),
        AWS_ACCESS_KEY_ID: ceph.accessKeyId,
        AWS_SECRET_ACCESS_KEY: ceph.secretAccessKey,
        AWS_DEFAULT_REGION: ceph.region,
        AWS_EC2_METADATA_DISABLED: 'true',
        // As for all other contenders: Ceph has no use for checksum trailers.
        AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
        AWS_RESPONSE_CHECKSUM_VALIDATION: 'when_required',
      },
      folder,
    })
    return asSample(measured)
  },
}
