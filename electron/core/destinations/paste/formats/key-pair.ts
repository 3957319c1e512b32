import { awsRegions } from '../../../../shared/providers/regions'
import { candidateOfPairs } from '../candidate-of-pairs'
import { readPairs } from '../pairs'
import { found, note, type PasteReading, type Recogniser } from '../paste-reading'

/** AWS's secrets: always 40 of these characters. */
const secretForm = /^[A-Za-z0-9/+]{40}$/

/** What separates words that may be keys; `=` only if it does not end a token. */
const betweenWords = /[^A-Za-z0-9/+=_-]+|=(?=[A-Za-z0-9/+])/

/** Session tokens are far longer than any other word. */
const minTokenLength = 100

/**
 * AWS keys without names, or with names that Ollim does not know, for example in another language: recognised by their
 * form alone. A lone word in the form of a secret could be anything; it is noted, but not used.
 */
export const recogniseKeyPair: Recogniser = (text) => ofFewWords(text) ?? amongOthers(text)

/** A text of nothing but keys, which may be damaged. */
function ofFewWords(text: string): PasteReading | undefined {
  const words = text.split(/[\s,;|]+/).filter(Boolean)
  if (words.length > 3) return undefined
  const [only] = words
  if (words.length === 1 && only !== undefined && secretForm.test(only))
    return found([], note('secret-alone'))
  const id = words.find((word) => /^A[KS]IA[A-Z0-9]{8,40}$/.test(word))
  if (id === undefined) return undefined
  const others = words.filter((word) => word !== id)
  const token = others.find((word) => word.length > minTokenLength) ?? ''
  const rest = others.filter((word) => word !== token)
  const secret = rest.find((word) => secretForm.test(word)) ?? rest[0] ?? ''
  return keysFound({ id, secret, token, region: '' })
}

/** Complete keys somewhere in a text: each part has to be the only one of its form. */
function amongOthers(text: string): PasteReading | undefined {
  const words = new Set(text.split(betweenWords))
  const onlyOne = (isMeant: (word: string) => boolean): string => {
    const [first = '', ...others] = [...words].filter(isMeant)
    return others.length === 0 ? first : ''
  }
  const id = onlyOne((word) => /^A[KS]IA[A-Z0-9]{16}$/.test(word))
  // Needs both upper and lower case: a commit hash is as long, but only has one of them.
  const secret = onlyOne((word) => secretForm.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word))
  if (id === '' || secret === '') return undefined
  const token = onlyOne((word) => word.length > minTokenLength)
  const region = onlyOne((word) => awsRegions.some((known) => known === word))
  return keysFound({ id, secret, token, region })
}

/** All but the first two are empty if there are none. */
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
