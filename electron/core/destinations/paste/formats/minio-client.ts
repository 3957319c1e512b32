import { candidateOfPairs } from '../candidate-of-pairs'
import { recordOf, scalarsOf } from '../json-value'
import { readPairs } from '../pairs'
import { unquoted } from '../assignments'
import { percentDecode } from '../../../percent-decode'
import { found, note, type PasteCandidate, type PasteReading, type Recogniser } from '../paste-reading'

type Config = Readonly<Record<string, unknown>>

/** The MinIO client's `config.json`, and the file that MinIO's console offers with a new access key. */
export function readMinioClient(value: unknown): PasteReading | undefined {
  const root = recordOf(value)
  if (root === undefined) return undefined
  if ('url' in root && 'accessKey' in root && 'secretKey' in root) return found([candidateOf(root)])
  const aliases = recordOf(root['aliases']) ?? recordOf(root['hosts'])
  if (aliases === undefined) return undefined
  const candidates = Object.entries(aliases).flatMap(([name, config]) => {
    const alias = recordOf(config)
    return alias === undefined ? [] : [{ ...candidateOf(alias), label: name, name }]
  })
  // A fresh file has aliases without keys.
  return found(candidates.filter(({ accessKeyId, notes }) => accessKeyId !== undefined && notes.length === 0))
}

/**
 * The ways to add a server to the MinIO client: the command `mc alias set NAME ADDRESS KEY SECRET`, or the variable
 * `MC_HOST_NAME=https://KEY:SECRET@HOST`.
 */
export const recogniseMinioCommand: Recogniser = (text) => {
  const commands = text.replace(/[\\^`]\n/g, ' ').matchAll(/\bmc(?:\.exe)?\s+alias\s+set\s(.*)/g)
  const candidates = [
    ...[...commands].flatMap(([, words = '']) => candidateOfCommand(words) ?? []),
    ...[...text.matchAll(hostVariable)].map(candidateOfVariable),
  ]
  return candidates.length === 0 ? undefined : found(candidates)
}

/** The secret may be percent-encoded, and a session token may follow it. */
const hostVariable =
  /\bMC_HOST_(?<name>\w+)\s*=\s*["']?(?<scheme>https?:\/\/)(?<key>[^\s:"']+):(?<secret>[^\s:"']+)(?::(?<token>[^\s"']+))?@(?<host>[^\s"'@]+)/g

function candidateOfVariable({ groups = {} }: RegExpMatchArray): PasteCandidate {
  const { name = '', scheme = '', host = '', key = '', secret = '', token = '' } = groups
  const config = {
    accessKey: percentDecode(key),
    secretKey: percentDecode(secret),
    sessionToken: percentDecode(token),
  }
  return { ...candidateOf({ url: scheme + host, ...config }), label: name, name }
}

function candidateOfCommand(words: string): PasteCandidate | undefined {
  // `--api S3v4` and `--path on` may be anywhere.
  const others = words.replace(/--(?:api|path)[\s=]+\S+|--\S+/g, '').match(/"[^"]*"|'[^']*'|\S+/g) ?? []
  const [alias, url, accessKey, secretKey] = others.map(unquoted)
  if (alias === undefined || url === undefined) return undefined
  const name = alias.replace(/\/$/, '')
  return { ...candidateOf({ url, accessKey, secretKey }), label: name, name }
}

function candidateOf(config: Config): PasteCandidate {
  const values = new Map(scalarsOf(config))
  const url = values.get('url') ?? ''
  const isConsole = url.includes('/api/v1/service-account-credentials')
  const pairs = readPairs([
    ['access key', values.get('accessKey') ?? ''],
    ['secret key', values.get('secretKey') ?? ''],
    ['session token', values.get('sessionToken') ?? ''],
    ['endpoint', isConsole ? '' : url],
  ])
  const notes = isConsole ? [note('console-address')] : []
  const candidate = candidateOfPairs(
    { source: 'minio-client' },
    { ...pairs, notes: [...pairs.notes, ...notes] },
  )
  const isKnown = candidate.provider !== undefined && candidate.provider !== 'other'
  return isKnown ? candidate : { ...candidate, provider: 'minio' }
}
