import { bareAddress } from './address'
import { placeOfUrl } from '../address-place'
import { candidateOfPairs } from '../candidate-of-pairs'
import { withoutEndSlashes } from '../../../without-end-slashes'
import { readPairs, type NamedValue } from '../pairs'
import { found, type Recogniser } from '../paste-reading'
import { percentDecode } from '../../../percent-decode'
import { knownAddress } from '../../provider-address'

/** A secret may contain slashes that nobody has encoded, so only the last `@` ends it. */
const keyed = /^(s3[an]?|https?):\/\/([^\s:@/?#]+):(\S+)@([^\s@?#]+)(?:\?(\S*))?$/i

/**
 * An address that starts with the keys, percent-encoded or not: `s3://KEY:SECRET@bucket/prefix?region=…`, or with a
 * server before its bucket, `s3://KEY:SECRET@nas.home:9000/bucket`.
 */
export const recogniseKeyedAddress: Recogniser = (text) => {
  const [, scheme = '', id, secret, where = '', query = ''] = keyed.exec(bareAddress(text)) ?? []
  if (id === undefined || secret === undefined) return undefined
  const server = placeOfUrl(serverIn(scheme, where))
  const pairs = readPairs([
    ['access key id', percentDecode(id)],
    ['secret access key', percentDecode(secret)],
    ['bucket', server === undefined ? `s3://${where}` : ''],
    ...askedFor(query),
  ])
  const { notes, ...candidate } = candidateOfPairs({ source: 'address' }, pairs)
  return found([{ ...candidate, ...server?.place, notes: [...notes, ...(server?.notes ?? [])] }])
}

/** The web address after the keys; empty if it is a bucket, which may contain dots, too. */
function serverIn(scheme: string, where: string): string {
  if (/^http/i.test(scheme)) return `${scheme}://${where}`
  const isServer = /:\d+(?:\/|$)/.test(where) || knownAddress(withoutEndSlashes(where)) !== undefined
  return isServer ? `https://${where}` : ''
}

function askedFor(query: string): readonly NamedValue[] {
  return [...query.matchAll(/([^&=]+)=([^&]*)/g)].map(([, name = '', value = '']) => [
    name,
    percentDecode(value),
  ])
}
