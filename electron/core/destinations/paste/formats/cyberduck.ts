import { candidateOfPairs } from '../candidate-of-pairs'
import { readPairs } from '../pairs'
import { found, note, type Recogniser } from '../paste-reading'

const entry = /<key>([^<]*)<\/key>\s*<(?:string|integer)>([^<]*)</g

/** A bookmark or a connection profile of Cyberduck. It does not contain the secret. */
export const recogniseCyberduck: Recogniser = (text) => {
  if (!text.includes('<plist')) return undefined
  const values = new Map([...text.matchAll(entry)].map(([, name = '', value = '']) => [name, value]))
  const read = (name: string): string => values.get(name) ?? values.get(`Default ${name}`) ?? ''
  const host = read('Hostname')
  if (read('Protocol') === '' || host === '') return undefined
  if (!read('Protocol').startsWith('s3')) return found([], note('not-s3'))
  const port = read('Port') === '' ? '' : `:${read('Port')}`
  const [, bucket = ''] = read('Path').split('/')
  const pairs = readPairs([
    ['access key id', read('Username')],
    ['endpoint', `${read('Scheme') || 'https'}://${host}${port}`],
    ['bucket', bucket],
    ['region', read('Region')],
    ['public url', read('Web URL')],
  ])
  const name = read('Nickname')
  return found([candidateOfPairs({ source: 'labels', ...(name !== '' && { label: name, name }) }, pairs)])
}
