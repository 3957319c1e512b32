import { awsRegions } from '../../../shared/regions'
import { candidateOfPairs } from './candidate-of-pairs'
import { readPairs } from './pairs'
import { found, note, type PasteReading, type Recogniser } from './paste-reading'

/** Characters of AWS's secrets, of which there are always 40. */
const secretForm = /^[A-Za-z0-9/+]{40}$/

/** Between words of which keys can be; `=` only where it is not the end of a token. */
const betweenWords = /[^A-Za-z0-9/+=_-]+|=(?=[A-Za-z0-9/+])/

/** Session tokens are far longer than any other word. */
const leastTokenLength = 100

/**
 * Keys of AWS without any names, or with none that Ollim knows, for example in another language: told by
 * their form alone. What stands alone and has the form of a secret may be anything; it is said, and not
 * used.
 */
export const recogniseKeyPair: Recogniser = (text) => ofFewWords(text) ?? amongOthers(text)

/** Nothing but keys, which may be damaged. */
function ofFewWords(text: string): PasteReading | undefined {
  const words = text.split(/[\s,;|]+/).filter(Boolean)
  if (words.length > 3) return undefined
  const [only] = words
  if (words.length === 1 && only !== undefined && secretForm.test(only))
    return found([], note('secret-alone'))
  const id = words.find((word) => /^A[KS]IA[A-Z0-9]{8,40}$/.test(word))
  if (id === undefined) return undefined
  const others = words.filter((word) => word !== id)
  const token = others.find((word) => word.length > leastTokenLength) ?? ''
  const rest = others.filter((word) => word !== token)
  const secret = rest.find((word) => secretForm.test(word)) ?? rest[0] ?? ''
  return keysFound({ id, secret, token, region: '' })
}

/** Whole keys somewhere in a text: each part has to be the only one of its form. */
function amongOthers(text: string): PasteReading | undefined {
  const words = new Set(text.split(betweenWords))
  const onlyOne = (isMeant: (word: string) => boolean): string => {
    const [first = '', ...others] = [...words].filter(isMeant)
    return others.length === 0 ? first : ''
  }
  const id = onlyOne((word) => /^A[KS]IA[A-Z0-9]{16}$/.test(word))
  // Both kinds of letters: a commit's hash has as many characters, but one kind.
  const secret = onlyOne((word) => secretForm.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word))
  if (id === '' || secret === '') return undefined
  const token = onlyOne((word) => word.length > leastTokenLength)
  const region = onlyOne((word) => awsRegions.some((known) => known === word))
  return keysFound({ id, secret, token, region })
}

/** All but the first two are empty where there are none. */
interface Keys {
  readonly id: string
  readonly secret: string
  readonly token: string
  readonly region: string
}

function keysFound({ id, secret, token, region }: Keys): PasteReading {
  const pairs = readPairs([
    ['access key id', id],
    ['secret access key', secret],
    ['session token', token],
    ['region', region],
  ])
  return found([candidateOfPairs({ source: 'key-pair' }, pairs)])
}
