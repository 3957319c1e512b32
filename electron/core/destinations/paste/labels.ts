import { candidateOfPairs } from './candidate-of-pairs'
import { fieldNamed } from './field-names'
import { readPairs, type NamedValue } from './pairs'
import { unquoted } from './assignments'
import { found, type Recogniser } from './paste-finding'

/**
 * Values under or beside their names, as web pages, YAML and source code show them:
 * `Access key ID: AKIA…`, `secretAccessKey: '…',`, or the name on one line and the value on the next.
 */
export const recogniseLabels: Recogniser = (text) => {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const named = lines.flatMap((line, index): readonly NamedValue[] => {
    const beside = /^[-*]?\s*["']?([A-Za-z][\w .-]{1,40}?)["']?\s*(?:[:=]>?|\t)\s*(\S.*)$/.exec(line)
    if (beside?.[1] !== undefined && beside[2] !== undefined) return [[beside[1], valueOf(beside[2])]]
    const below = lines[index + 1]
    const isLabel = fieldNamed(line) !== undefined && below !== undefined && fieldNamed(below) === undefined
    return isLabel && !/\s/.test(below) ? [[line, below]] : []
  })
  const pairs = readPairs(named)
  if (!pairs.values.has('accessKeyId') && !pairs.values.has('secretAccessKey') && pairs.notes.length === 0) {
    return undefined
  }
  return found([candidateOfPairs({ source: 'labels' }, pairs)])
}

function valueOf(raw: string): string {
  return unquoted(raw.replace(/[,;]\s*$/, ''))
}
