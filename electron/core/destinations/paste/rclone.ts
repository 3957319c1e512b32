import type { ProviderId } from '../../../shared/destination'
import { candidateOfPairs } from './candidate-of-pairs'
import { readIni, type IniSection } from './ini'
import { readPairs } from './pairs'
import { found, note, type Recogniser } from './paste-finding'

/** rclone's names of providers whose endpoint does not tell who they are. */
const providers: Readonly<Record<string, ProviderId>> = { Minio: 'minio', Ceph: 'ceph', IDrive: 'idrive' }

/** rclone's configuration: its remotes of the type `s3`. */
export const recogniseRclone: Recogniser = (text) => {
  if (text.includes('RCLONE_ENCRYPT_V')) return found([], note('encrypted'))
  const remotes = readIni(text).filter(({ title, values }) => title !== '' && values.has('type'))
  if (remotes.length === 0) return undefined
  const ofS3 = remotes.filter(({ values }) => values.get('type') === 's3')
  if (ofS3.length > 0) return found(ofS3.map(candidateOfRemote))
  const types = [...new Set(remotes.map(({ values }) => values.get('type') ?? ''))].join(', ')
  return found([], note('rclone-no-s3', { types }))
}

function candidateOfRemote({ title, values }: IniSection) {
  const read = (name: string): string => values.get(name) ?? ''
  const endpoint = read('endpoint')
  // Without a scheme rclone speaks https.
  const address = endpoint === '' || endpoint.includes('://') ? endpoint : `https://${endpoint}`
  const pairs = readPairs([...[...values].filter(([name]) => name !== 'endpoint'), ['endpoint', address]])
  const candidate = candidateOfPairs({ source: 'rclone', label: title, name: title }, pairs)
  const provider = candidate.provider ?? 'other'
  const named = Object.hasOwn(providers, read('provider')) ? providers[read('provider')] : undefined
  if (provider === 'other' && named !== undefined) return { ...candidate, provider: named }
  // Only AWS needs no endpoint.
  return read('provider') === 'AWS' && endpoint === ''
    ? ({ ...candidate, provider: 'aws', endpoint: '' } as const)
    : candidate
}
