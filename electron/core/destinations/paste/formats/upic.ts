import { candidateOfPairs } from '../candidate-of-pairs'
import { foreignTemplate } from './foreign-template'
import { itemsOf, parseJson, recordOf, scalarsOf } from '../json-value'
import { readPairs } from '../pairs'
import { found, note, type PasteCandidate, type PasteReading } from '../paste-reading'

/** uPic's exported hosts: each has a name and its data, which is JSON text itself. */
export function readUPic(value: unknown): PasteReading | undefined {
  const items = Array.isArray(value) ? itemsOf(value) : [value]
  const hosts = items.flatMap((item) => {
    const host = recordOf(typeof item === 'string' ? parseJson(item) : item)
    return host !== undefined && 'data' in host && 'type' in host && 'name' in host ? [host] : []
  })
  if (hosts.length === 0) return undefined
  const candidates = hosts.flatMap((host) => candidateOf(host) ?? [])
  return candidates.length > 0 ? found(candidates) : found([], note('not-s3'))
}

function candidateOf(host: Readonly<Record<string, unknown>>): PasteCandidate | undefined {
  const { data } = host
  const config = recordOf(typeof data === 'string' ? parseJson(data) : data)
  // Other services have keys and buckets, too; only the S3 host has `customize`.
  if (config === undefined || !('customize' in config && 'secretKey' in config)) return undefined
  const values = new Map(scalarsOf(config))
  const read = (name: string): string => values.get(name) ?? ''
  const isCustom = read('customize') === 'true'
  const savePath = read('saveKeyPath')
  const template = savePath === '' ? '' : foreignTemplate(savePath)
  const pairs = readPairs([
    ['access key', read('accessKey')],
    ['secret key', read('secretKey')],
    ['bucket', read('bucket')],
    ['region', read('region')],
    ['endpoint', isCustom ? read('endpoint') : ''],
    ['public url', read('domain')],
    ['key template', template ?? ''],
  ])
  const name = String(host['name'])
  const notes = template === undefined ? [note('template-kept', { template: savePath })] : []
  const candidate = candidateOfPairs(
    { source: 'upic', label: name, name },
    { ...pairs, notes: [...pairs.notes, ...notes] },
  )
  return isCustom ? candidate : { ...candidate, provider: 'aws', endpoint: '' }
}
