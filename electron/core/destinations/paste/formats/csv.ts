import { candidateOfPairs } from '../candidate-of-pairs'
import { fieldNamed } from '../field-names'
import { readPairs } from '../pairs'
import { found, note, type Recogniser } from '../paste-reading'

/**
 * The file of a new AWS access key: `Access key ID,Secret access key`; the older form with user name, password and
 * console link; and the same as a spreadsheet or a Markdown table. One destination per row.
 */
export const recogniseCsv: Recogniser = (text) => {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const [header = '', ...rows] = lines
  const separator = ['\t', ';', ',', '|'].find((candidate) => header.includes(candidate))
  if (separator === undefined) return undefined
  const names = cells(header, separator)
  const fields = names.map((name) => fieldNamed(name)?.field)
  if (fields.includes('accessKeyId') && fields.includes('secretAccessKey')) {
    // A line with a single cell is part of a row that a line break split; one of dashes belongs to a Markdown table.
    const whole = rows.filter((row) => row.includes(separator) && !/^[\s|:-]+$/.test(row))
    if (whole.length === 0) return found([], note('csv-no-row'))
    return found(whole.map((row) => candidateOfRow(names, cells(row, separator))))
  }
  const isConsoleLogin = /user ?name/i.test(header) && /password/i.test(header) && /console/i.test(header)
  return isConsoleLogin ? found([], note('csv-console-login')) : undefined
}

function candidateOfRow(names: readonly string[], values: readonly string[]) {
  const named = names.map((name, index) => [name, values[index] ?? ''] as const)
  const user = named.find(([name]) => /^user ?name$/i.test(name.trim()))?.[1] ?? ''
  return candidateOfPairs({ source: 'aws-csv', ...(user !== '' && { label: user }) }, readPairs(named))
}

/** The cells of a line; quoted ones may contain the separator, and doubled quotes. */
function cells(line: string, separator: string): readonly string[] {
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}]*)(?:[${separator}]|$)`, 'g')
  return [...line.matchAll(cell)]
    .map(([, content = '']) =>
      content
        .trim()
        .replace(/^"([\s\S]*)"$/, '$1')
        .replaceAll('""', '"')
        .trim(),
    )
    .slice(0, line.split(separator).length)
}
