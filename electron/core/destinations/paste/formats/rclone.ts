import type { ProviderId } from '../../../../shared/destinations/destination'
import { lookUp } from '../../../look-up'
import { unquoted } from '../assignments'
import { candidateOfPairs } from '../candidate-of-pairs'
import { readIni, type IniSection } from '../../../ini'
import { readPairs, describesStorage } from '../pairs'
import { found, note, type Recogniser } from '../paste-reading'

/** rclone's names for providers that cannot be recognised by their endpoint. */
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

/** An option with a value, such as `--s3-region eu-west-1`. */
const option = /--s3-([a-z-]+)(?:=|\s+(?!-))("[^"]*"|'[^']*'|[^\s"']+)/g

/** An unnamed remote given by a command's options; with its bucket, as in `:s3:bucket/folder`. */
export const recogniseRcloneOptions: Recogniser = (text) => {
  const command = text.replace(/[\\^`]\n/g, ' ')
  const options = [...command.matchAll(option)].map(
    ([, name = '', value = '']) => [name.replaceAll('-', '_'), unquoted(value)] as const,
  )
  if (!describesStorage(readPairs(options))) return undefined
  const bucket = /(?:^|\s)["']?:s3:([^\s"']+)/.exec(command)?.[1]
  const values = new Map(bucket === undefined ? options : [...options, ['bucket', `s3://${bucket}`]])
  return found([candidateOfRemote({ title: '', values })])
}

function candidateOfRemote({ title, values }: Pick<IniSection, 'title' | 'values'>) {
  const read = (name: string): string => values.get(name) ?? ''
  const endpoint = read('endpoint')
  // rclone uses https if there is no scheme.
  const address = endpoint === '' || endpoint.includes('://') ? endpoint : `https://${endpoint}`
  const pairs = readPairs([...[...values].filter(([name]) => name !== 'endpoint'), ['endpoint', address]])
  const named = title === '' ? {} : { label: title, name: title }
  const candidate = candidateOfPairs({ source: 'rclone', ...named }, pairs)
  const provider = candidate.provider ?? 'other'
  const known = lookUp(providers, read('provider'))
  if (provider === 'other' && known !== undefined) return { ...candidate, provider: known }
  // Only AWS needs no endpoint.
  return read('provider') === 'AWS' && endpoint === ''
    ? ({ ...candidate, provider: 'aws', endpoint: '' } as const)
    : candidate
}
