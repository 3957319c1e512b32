import { candidateOfPairs } from '../candidate-of-pairs'
import { readIni } from '../../../ini'
import { readPairs } from '../pairs'
import { found, type Recogniser } from '../paste-reading'

/** s3cmd's `.s3cfg`. The server has no scheme there; `use_https` gives it. */
export const recogniseS3cmd: Recogniser = (text) => {
  const section = readIni(text).find(({ values }) => values.has('host_base') || values.has('host_bucket'))
  if (section === undefined) return undefined
  const read = (name: string): string => section.values.get(name) ?? ''
  const scheme = /^(?:false|no|0)$/i.test(read('use_https')) ? 'http' : 'https'
  const host = read('host_base')
  const isAws = /(?:^|\.)amazonaws\.com(?:\.cn)?$/.test(host)
  // For the location of a bucket, AWS's API calls us-east-1 `US`.
  const region = read('bucket_location') === 'US' ? 'us-east-1' : read('bucket_location')
  const pairs = readPairs([
    ['access_key', read('access_key')],
    ['secret_key', read('secret_key')],
    ['session_token', read('access_token')],
    ['endpoint', host === '' ? '' : `${scheme}://${host}`],
    // The default location says nothing about a server that is not AWS.
    ['region', isAws || region !== 'us-east-1' ? region : ''],
    ['path_style', read('host_bucket') === '' || read('host_bucket').includes('%(bucket)') ? '' : 'true'],
  ])
  return found([candidateOfPairs({ source: 's3cmd' }, pairs)])
}
