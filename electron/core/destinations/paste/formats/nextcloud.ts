import { candidateOfPairs } from '../candidate-of-pairs'
import { readPairs } from '../pairs'
import { found, type Recogniser } from '../paste-reading'

/** `'name' => 'text'`, or a number or boolean without quotes. */
const entry = /['"](\w+)['"]\s*=>\s*(?:'([^']*)'|"([^"]*)"|(\w+))/g

/** Nextcloud's `config.php`, if it configures S3 as the storage of its files. */
export const recogniseNextcloud: Recogniser = (text) => {
  if (!/['"]objectstore(?:_multibucket)?['"]\s*=>/.test(text)) return undefined
  const values = new Map(
    [...text.matchAll(entry)].map(([, name = '', single, double, bare]) => [
      name,
      single ?? double ?? bare ?? '',
    ]),
  )
  const read = (name: string): string => values.get(name) ?? ''
  const host = read('hostname')
  const scheme = read('use_ssl') === 'false' ? 'http' : 'https'
  const port = read('port') === '' ? '' : `:${read('port')}`
  const pairs = readPairs([
    ['access key', read('key')],
    ['secret key', read('secret')],
    ['bucket', read('bucket')],
    ['endpoint', host === '' ? '' : `${scheme}://${host}${port}`],
    // `optional` is the manual's placeholder for the region.
    ['region', read('region') === 'optional' ? '' : read('region')],
    ['path style', read('use_path_style')],
  ])
  return found([candidateOfPairs({ source: 'labels' }, pairs)])
}
