import type { PasteSource } from '../../../../shared/destinations/paste'
import { candidateOfPairs } from '../candidate-of-pairs'
import { withoutEndSlashes } from '../../../without-end-slashes'
import { foreignTemplate } from './foreign-template'
import { itemsOf, recordOf, scalarsOf } from '../json-value'
import { readPairs } from '../pairs'
import { found, note, type PasteCandidate, type PasteReading } from '../paste-reading'

type Config = Readonly<Record<string, unknown>>

/** The S3 uploaders, by their configuration keys. */
const uploaders = [
  ['aws-s3', 'picgo'],
  ['aws-s3-plist', 'piclist'],
] as const satisfies readonly (readonly [string, PasteSource])[]

/** PicGo's or PicList's configuration: the whole, one uploader's part, or a single configuration. */
export function readPicGo(value: unknown): PasteReading | undefined {
  const root = recordOf(value)
  if (root === undefined) return undefined
  if ('accessKeyID' in root && 'bucketName' in root) return found([candidateOf(root, 'picgo')])
  const picBed = recordOf(root['picBed']) ?? root
  const several = recordOf(root['uploader']) ?? {}
  const candidates = uploaders.flatMap(([key, source]) => {
    const listed = itemsOf(recordOf(several[key])?.['configList']).flatMap(configIn)
    const chosen = recordOf(picBed[key])
    const configs: readonly Config[] = listed.length > 0 || chosen === undefined ? listed : [chosen]
    return configs.map((config) => candidateOf(config, source))
  })
  if (candidates.length > 0) return found(candidates)
  return 'picBed' in root ? found([], note('not-s3')) : undefined
}

function configIn(item: unknown): readonly Config[] {
  const config = recordOf(item)
  return config === undefined ? [] : [config]
}

function candidateOf(config: Config, source: PasteSource): PasteCandidate {
  const values = new Map(scalarsOf(config))
  const read = (name: string): string => values.get(name) ?? ''
  const uploadPath = read('uploadPath')
  const template = uploadPath === '' ? '' : foreignTemplate(uploadPath)
  const name = read('_configName')
  const pairs = readPairs([
    ['access key id', read('accessKeyID')],
    ['secret access key', read('secretAccessKey')],
    ['bucket', read('bucketName')],
    ['region', read('region')],
    ['endpoint', read('endpoint')],
    ['path style', read('pathStyleAccess')],
    ['public url', publicUrlOf(read)],
    ['key template', template ?? ''],
  ])
  const notes = template === undefined ? [note('template-kept', { template: uploadPath })] : []
  const origin = { source, ...(name !== '' && { label: name, name }) }
  return candidateOfPairs(origin, { ...pairs, notes: [...pairs.notes, ...notes] })
}

/** With path style, both programs add the bucket to the prefix, unless told not to. */
function publicUrlOf(read: (name: string) => string): string {
  const prefix = withoutEndSlashes(read('urlPrefix'))
  if (prefix === '' || prefix.includes('{')) return ''
  const addsBucket = read('pathStyleAccess') === 'true' && read('disableBucketPrefixToURL') !== 'true'
  return addsBucket ? `${prefix}/${read('bucketName')}` : prefix
}
