import { candidateOfPairs } from './candidate-of-pairs'
import { readPairs } from './pairs'
import { found, note, type Recogniser } from './paste-finding'

/** Characters of AWS's secrets, of which there are always 40. */
const secretForm = /^[A-Za-z0-9/+]{40}$/

/**
 * Keys of AWS without any names: known by their form alone. What stands alone and has the form of a
 * secret may be anything; it is said, and not used.
 */
export const recogniseKeyPair: Recogniser = (text) => {
  const words = text.split(/[\s,;|]+/).filter(Boolean)
  if (words.length > 3) return undefined
  const [only] = words
  if (words.length === 1 && only !== undefined && secretForm.test(only))
    return found([], note('secret-alone'))
  const id = words.find((word) => /^A[KS]IA[A-Z0-9]{8,40}$/.test(word))
  if (id === undefined) return undefined
  const others = words.filter((word) => word !== id)
  const token = others.find((word) => word.length > 100)
  const secret = others.find((word) => word !== token)
  const pairs = readPairs([
    ['access key id', id],
    ['secret access key', secret ?? ''],
    ['session token', token ?? ''],
  ])
  return found([candidateOfPairs({ source: 'key-pair' }, pairs)])
}
