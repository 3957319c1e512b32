import type { DestinationFields, FieldProblem } from '../../shared/destinations/destination'
import { problem, success, type Result } from '../../shared/result'
import { publicUrl } from '../links/public-url'
import { parseKeyTemplate, renderKey } from '../naming/key-template'
import { atField } from './field-problem'
import { normalizeFields } from './normalize-destination'
import { templateProblem } from './validate-destination'

/** The example image for which the settings screen shows a template's result. */
const example = {
  name: 'night-market.png',
  extension: 'png',
  folder: 'seoul',
  sha256: '5f0c2e8a91b7d4634e1fa2c9708b6d53e4c81f7a09d2b36c5e8f41a7d0936b2c',
  uuid: '0b9f4a52-6c1e-4d87-9a3b-f2e5d8c07146',
  counter: 1,
}

/**
 * The key and the URL of an example image, by a form's template and URL settings. The URL is empty until the bucket
 * and its server are filled in.
 *
 * @param at milliseconds since the epoch
 * @param random a number in [0, 1), for `{random:N}`
 */
export function previewKey(
  typed: DestinationFields,
  at: number,
  random: () => number,
): Result<{ readonly key: string; readonly url: string }, readonly FieldProblem[]> {
  const fields = normalizeFields(typed)
  const template = parseKeyTemplate(fields.keyTemplate)
  if (!template.ok) return problem(atField('keyTemplate', templateProblem(template.problem)))
  const key = renderKey(template.value, { ...example, acceptedAt: at, random })
  return success({ key, url: hasPlace(fields) ? exampleUrl(fields, key) : '' })
}

/** Of a presigned link, which is at the bucket's own address, all but the signature: nobody could read that. */
function exampleUrl(fields: DestinationFields, key: string): string {
  return publicUrl(fields.linkLifeSeconds === 0 ? fields : { ...fields, publicUrlBase: '' }, key)
}

function hasPlace(fields: DestinationFields): boolean {
  const { publicUrlBase, linkLifeSeconds, bucket, endpoint, region, provider } = fields
  if (publicUrlBase !== '' && linkLifeSeconds === 0) return true
  const hasServer = provider === 'aws' && endpoint === '' ? region !== '' : endpoint !== ''
  return bucket !== '' && hasServer
}
