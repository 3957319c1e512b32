import type { PasteSource } from '../../../../shared/destinations/paste'
import { candidateOfPairs } from '../candidate-of-pairs'
import { fieldNamed } from '../field-names'
import { readKubernetes } from './kubernetes'
import { itemsOf, parseJson, recordOf, scalarsOf, strictJson } from '../json-value'
import { readMinioClient } from './minio-client'
import { readPairs, describesStorage, type NamedValue } from '../pairs'
import { found, note, type PasteCandidate, type PasteReading, type Recogniser } from '../paste-reading'
import { readOllimFile } from './ollim-file'
import { readPicGo } from './picgo'
import { readUPic } from './upic'

/** JSON nested deeper than this is no list of keys. */
const deepest = 6

/** JSON of known programs, and any other that has keys, buckets or endpoints. */
export const recogniseJson: Recogniser = (text) => {
  const isPart = /^"[\w-]+"\s*:\s*\{/.test(text)
  if (!isPart && !/^(?:\{|\[\s*[[{"])/.test(text)) return undefined
  const whole = isPart ? `{${text.replace(/,\s*$/, '')}}` : text
  const value = parseJson(whole) ?? parseJson(strictJson(whole))
  if (value !== undefined)
    return (
      readOllimFile(value) ??
      readPicGo(value) ??
      readUPic(value) ??
      readMinioClient(value) ??
      readKubernetes(value) ??
      readAny(value)
    )
  // Without quoted names it is source code, which another recogniser reads line by line.
  return /"\s*:/.test(text) ? found([], note('json-broken')) : undefined
}

function readAny(value: unknown): PasteReading | undefined {
  const candidates = candidatesIn(value, '', [], 0)
  return candidates.length === 0 ? undefined : found(candidates)
}

/** Every object with keys; what surrounds it says about the place applies to it as well. */
function candidatesIn(
  value: unknown,
  label: string,
  around: readonly NamedValue[],
  depth: number,
): readonly PasteCandidate[] {
  if (depth > deepest) return []
  const record = recordOf(value)
  if (record === undefined)
    return itemsOf(value).flatMap((item) => candidatesIn(item, label, around, depth + 1))
  const own = scalarsOf(record)
  const named = [...own, ...around.filter(([name]) => !(name in record))]
  const user = own.find(([name]) => /^user_?name$/i.test(name))?.[1]
  const pairs = readPairs(named)
  const hasKeys = own.some(([name]) => isKey(name))
  const inside = hasKeys
    ? []
    : Object.entries(record).flatMap(([name, inner]) =>
        candidatesIn(inner, isWrapper(name) ? label : name, named, depth + 1),
      )
  if (inside.length > 0 || !describesStorage(pairs)) return inside
  const called = user ?? label
  return [candidateOfPairs({ source: sourceOf(own), ...(called !== '' && { label: called }) }, pairs)]
}

function isKey(name: string): boolean {
  const field = fieldNamed(name)?.field
  return field === 'accessKeyId' || field === 'secretAccessKey'
}

/** Names that AWS and others wrap around keys, which distinguish nothing. */
function isWrapper(name: string): boolean {
  return /^(?:credentials|accesskey|result|data|s3|aws|config)$/i.test(name)
}

function sourceOf(named: readonly NamedValue[]): PasteSource {
  return named.some(([name]) => name === 'Expiration' || name === 'SessionToken') ? 'sts' : 'json'
}
