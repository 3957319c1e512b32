import { codeBesideName } from '../../../../shared/providers/region-code'
import { unquoted } from '../assignments'
import { candidateOfPairs } from '../candidate-of-pairs'
import { withoutEndSlashes } from '../../../without-end-slashes'
import { fieldNamed } from '../field-names'
import { readPairs, type NamedValue, type Pairs } from '../pairs'
import { found, type PasteReading, type Recogniser } from '../paste-reading'
import { knownAddress } from '../../provider-address'

/** A name and its value on one line; `aws configure` shows the previous value in brackets. */
const beside =
  /^[-*]?\s*["']?([A-Za-z가-힣][\w가-힣 .-]{1,40}?)["']?\s*(?:\[[^\]]*\]\s*)?(?:[:=]>?|\t|\|)\s*(\S.*)$/

/** Quote and list marks before a line. */
const marksBefore = /^(?:>\s+)*(?:(?:[-*•·]|\d{1,2}[.)])\s+)?/

/** A bold name in Markdown. Values are never bold, but may contain asterisks. */
const boldName = /^\*\*([A-Za-z가-힣][^*:=]*)(?:\*\*(?=\s*[:=])|([:=])\*\*(?=\s))/

/** One of several pairs on a line, as in `{ region: "auto", bucket: "images" }`. */
const quotedPair = /["']?([A-Za-z][\w-]{1,40})["']?\s*:\s*("[^"]*"|'[^']*')/g

/** The separator of pairs on one line, as people type them: `Access key: …, Secret key: …`. */
const betweenPairs = /[,;]\s+(?=([A-Za-z가-힣][\w가-힣 .-]{1,40}?)\s*[:=])/g

/** More names in a row than this are no table of keys. */
const maxColumns = 8

/**
 * Values below or beside their names, as in web pages, YAML and source code: `Access key ID: AKIA…`,
 * `secretAccessKey: '…',`, or the name on one line and the value on the next.
 */
export const recogniseLabels: Recogniser = (text) => {
  const pairs = labelledPairs(text)
  const hasKey = pairs.values.has('accessKeyId') || pairs.values.has('secretAccessKey')
  return hasKey || pairs.notes.length > 0 ? foundIn(pairs) : undefined
}

/** The same without keys, for example from a page about a bucket. */
export const recogniseLabelledPlace: Recogniser = (text) => {
  const pairs = labelledPairs(text)
  return pairs.values.has('endpoint') || pairs.values.has('bucket') ? foundIn(pairs) : undefined
}

function foundIn(pairs: Pairs): PasteReading {
  return found([candidateOfPairs({ source: 'labels' }, pairs)])
}

/** Spring's region, which is a line below its name: `region:`, `static: …`. */
const springRegion = /\bregion:[ \t]*\n(?:[ \t]*auto:.*\n)?[ \t]*static:/g

function labelledPairs(text: string): Pairs {
  const lines = text
    .replace(springRegion, 'region:')
    .replace(betweenPairs, (between, name: string) => (fieldNamed(name) === undefined ? between : '\n'))
    .split('\n')
    .map(withoutMarks)
    .filter(Boolean)
  const named = lines.flatMap((line, index): readonly NamedValue[] => {
    const several = [...line.matchAll(quotedPair)]
    if (several.length > 1 || (several.length === 1 && line.includes('{')))
      return several.map(([, name = '', raw = '']) => [name, unquoted(raw)])
    const [, name, raw] = beside.exec(line) ?? []
    if (name !== undefined && raw !== undefined) return [[name, valueOf(raw)]]
    const below = unquoted(valueBelow(lines, index) ?? '')
    // A place alone stays as it is: it may be another server's name for a region of its own.
    const value = fieldNamed(line)?.field === 'region' ? (codeBesideName(below) ?? below) : below
    return value === '' || /\s/.test(value) ? [] : [[line, value]]
  })
  return readPairs([...named, ['endpoint url', serverAmong(lines)]])
}

/** The line without the marks that mails, lists, tables and Markdown add. */
function withoutMarks(line: string): string {
  const cells = line.trim().replace(/^\|(.*)\|$/, '$1')
  return cells.trim().replace(marksBefore, '').replace(boldName, '$1$2').trim()
}

/** The value below a name; below several names there are as many values, as in a table's columns. */
function valueBelow(lines: readonly string[], index: number): string | undefined {
  const isName = (at: number): boolean => isNameOfField(lines[at] ?? '')
  if (!isName(index)) return undefined
  let first = index
  while (index - first < maxColumns && isName(first - 1)) first -= 1
  let end = index
  while (end - index < maxColumns && isName(end)) end += 1
  const values = lines.slice(end, end + (end - first))
  const isTable = values.length === end - first && values.every((_, at) => !isName(end + at))
  if (isTable) return values[index - first]
  return index === end - 1 ? lines[end] : undefined
}

/** Google's page calls the secret just `Secret`. */
function isNameOfField(line: string): boolean {
  return fieldNamed(line) !== undefined || /^secret$/i.test(line)
}

/** A line with a provider's server, whatever the line above calls it; empty if there is none. */
function serverAmong(lines: readonly string[]): string {
  const addresses = lines.flatMap((line) => {
    const address = line.includes('://') ? line : `https://${line}`
    return /^https:\/\/[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(address) && URL.canParse(address) ? [address] : []
  })
  const server = addresses.find((address) => {
    const { hostname, pathname } = new URL(address)
    const known = knownAddress(withoutEndSlashes(hostname + pathname))
    return known !== undefined && !known.isConsole && !known.isForReaders
  })
  return server ?? ''
}

/** The value without its quotes, and without a comma or comment after it. */
function valueOf(raw: string): string {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'[^']*')/.exec(raw)?.[0]
  return unquoted(quoted ?? raw.replace(/\s(?:#|\/\/).*$/, '').replace(/[,;]\s*$/, ''))
}
