import { defaultKeyTemplate, type DestinationFields } from '../../shared/destinations/destination'
import type { EndpointAnswer, PasteNote } from '../../shared/destinations/paste'
import { placedIn } from '../../shared/destinations/take-pasted'
import { copiedValue } from './copied-value'
import { readBucket, readEndpoint, readFolder } from './endpoint-address'
import { note, type Place } from './paste/paste-reading'

/** Fills in the endpoint that comes with borrowed credentials, if there is one and the field is empty. */
export function takeConfiguredEndpoint(fields: DestinationFields, endpoint: string): EndpointAnswer {
  if (endpoint === '' || fields.endpoint !== '') return understandEndpoint(fields)
  const { fields: placed, notes } = understandEndpoint({ ...fields, endpoint })
  const isOther = placed.provider === 'aws' && placed.endpoint === endpoint
  return {
    fields: isOther ? placedIn(placed, { provider: 'other', endpoint, pathStyle: true }) : placed,
    notes: [note('endpoint-configured', { endpoint }), ...notes],
  }
}

/**
 * A form's fields once the typed endpoint, or an address typed as the bucket, has been taken apart, with a note on
 * everything that changed. A folder that the person chose stays.
 */
export function understandEndpoint(fields: DestinationFields): EndpointAnswer {
  const bucket = copiedValue(fields.bucket, 'bucket')
  const endpoint = copiedValue(fields.endpoint, 'endpoint')
  const reading =
    readBucket(bucket, endpoint) ?? readFolder({ ...fields, bucket }) ?? readEndpoint(endpoint, bucket)
  if (reading === undefined) return { fields, notes: [] }
  const { keyTemplate, ...place } = reading.place
  const isFolderTaken = keyTemplate !== undefined && fields.keyTemplate === defaultKeyTemplate
  const placed = placedIn(fields, { ...place, ...(isFolderTaken && { keyTemplate }) })
  const notes = reading.notes.filter((one) => one.note !== 'endpoint-folder' || isFolderTaken)
  return { fields: placed, notes: [...newProvider(fields, placed), ...notes, ...newRegion(fields, place)] }
}

/** Notes a new provider, on which everything else depends. */
function newProvider(before: DestinationFields, { provider }: DestinationFields): readonly PasteNote[] {
  return provider === 'other' || provider === before.provider ? [] : [note('endpoint-provider', { provider })]
}

/** Notes a new region, if the server's provider has no preset of its own. */
function newRegion(
  before: DestinationFields,
  { provider, region = before.region }: Place,
): readonly PasteNote[] {
  return provider === 'other' && region !== before.region ? [note('endpoint-region', { region })] : []
}
