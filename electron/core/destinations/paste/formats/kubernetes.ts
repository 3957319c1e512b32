import { candidateOfPairs } from '../candidate-of-pairs'
import { recordOf, scalarsOf } from '../json-value'
import { recogniseLabels } from './labels'
import { readPairs } from '../pairs'
import { found, type PasteReading, type Recogniser } from '../paste-reading'

/** A secret's data in Base64, each name on its own line. */
const data = /^data:[ \t]*\n(?:[ \t]+\S.*(?:\n|$))+/m
const line = /^([ \t]+[\w.-]+:[ \t]*)["']?([A-Za-z0-9+/]+=*)["']?[ \t]*$/gm

/** Kubernetes secrets among other objects, such as a config map with the bucket in plain text. */
export const recogniseKubernetes: Recogniser = (text) => {
  const objects = text.split(/^---.*$/m)
  const isEncoded = (object: string): boolean => /^kind:\s*Secret\b/m.test(object) && data.test(object)
  return objects.some(isEncoded)
    ? recogniseLabels(objects.map((object) => (isEncoded(object) ? inTheClear(object) : object)).join('\n'))
    : undefined
}

/** The same in JSON. */
export function readKubernetes(value: unknown): PasteReading | undefined {
  const secret = recordOf(value)
  const encoded = secret?.['kind'] === 'Secret' ? recordOf(secret['data']) : undefined
  if (encoded === undefined) return undefined
  const named = scalarsOf(encoded).map(([name, raw]) => [name, fromBase64(raw)] as const)
  return found([candidateOfPairs({ source: 'json' }, readPairs(named))])
}

function inTheClear(object: string): string {
  return object.replace(data, (block) =>
    block.replace(line, (_, name: string, raw: string) => name + JSON.stringify(fromBase64(raw))),
  )
}

/** Decodes the text and drops the line break that `echo` adds; text that is not Base64 stays. */
function fromBase64(raw: string): string {
  try {
    return atob(raw).trim()
  } catch {
    return raw
  }
}
