import type { PasteNote, PasteSource } from '../../../shared/destinations/paste'
import { parseKeyTemplate } from '../../naming/key-template'
import { readEndpoint, type EndpointReading } from '../endpoint-address'
import { placeOfArn, placeOfUri } from './address-place'
import { judgeCredentials } from './judge-credentials'
import type { Pairs } from './pairs'
import { note, type PasteCandidate, type Place } from './paste-reading'

/** What a format adds to its named values. */
export interface CandidateOrigin extends Pick<PasteCandidate, 'label' | 'name' | 'provider'> {
  readonly source: PasteSource
}

/** Turns named values into a candidate: takes addresses apart and judges credentials. */
export function candidateOfPairs(origin: CandidateOrigin, { values, notes }: Pairs): PasteCandidate {
  const place = placeOfValues(values)
  const accessKeyId = values.get('accessKeyId')
  const secretAccessKey = values.get('secretAccessKey')
  const sessionToken = values.get('sessionToken')
  const given = {
    ...(accessKeyId !== undefined && { accessKeyId }),
    ...(secretAccessKey !== undefined && { secretAccessKey }),
    ...(sessionToken !== undefined && { sessionToken }),
  }
  const isAws = (place.endpoint ?? '') === '' && isAwsKeys(given)
  const judged = judgeCredentials(given, isAws)
  const expiresAt = Date.parse(values.get('expiration') ?? '')
  return {
    ...origin,
    ...place.place,
    ...judged.credentials,
    ...(Number.isNaN(expiresAt) ? {} : { expiresAt }),
    notes: [...notes, ...place.notes, ...judged.notes, ...statusNotes(values)],
  }
}

/** Keys in AWS's own form, complete or not; other servers' keys may look like anything. */
function isAwsKeys({ accessKeyId = '', secretAccessKey = '' }: Partial<Record<string, string>>): boolean {
  return /^A[KS]IA/.test(accessKeyId) || /^A[KS]IA/.test(secretAccessKey)
}

interface PlaceOfValues {
  readonly place: Place
  readonly endpoint: string | undefined
  readonly notes: readonly PasteNote[]
}

function placeOfValues(values: Pairs['values']): PlaceOfValues {
  const bucket = values.get('bucket')
  const inBucket = bucket === undefined ? undefined : (placeOfUri(bucket) ?? placeOfArn(bucket))
  const server = serverOf(values, inBucket?.place.bucket ?? bucket ?? '')
  const region = values.get('region')
  const publicUrlBase = values.get('publicUrl')
  const pathStyle = truth(values.get('pathStyle'))
  const template = templateOf(values.get('keyTemplate'))
  return {
    endpoint: server.place.endpoint,
    place: {
      ...server.place,
      ...(bucket !== undefined && { bucket }),
      ...inBucket?.place,
      ...(region !== undefined && { region }),
      ...(publicUrlBase !== undefined && { publicUrlBase }),
      ...(pathStyle !== undefined && { pathStyle }),
      ...template.place,
    },
    notes: [...server.notes, ...(inBucket?.notes ?? []), ...template.notes],
  }
}

/** The server of an endpoint or of Cloudflare's account id; an endpoint that makes no sense stays as it was typed. */
function serverOf(values: Pairs['values'], bucket: string): EndpointReading {
  // MinIO prints an address for each network that it is in.
  const typed =
    values.get('endpoint')?.split(/\s+(?=https?:\/\/)/)[0] ?? accountsServer(values.get('account'))
  if (typed === undefined) return { place: {}, notes: [] }
  const unread = { place: { provider: 'other', endpoint: typed }, notes: [] } as const
  const { place, notes } = readEndpoint(typed, bucket) ?? unread
  return {
    place: place.provider === 'other' ? { pathStyle: true, ...place } : place,
    // A program's configuration has to name AWS's server, so that deserves no note.
    notes: notes.filter((one) => one.note !== 'endpoint-aws'),
  }
}

function accountsServer(account: string | undefined): string | undefined {
  return account !== undefined && /^[0-9a-f]{32}$/i.test(account)
    ? `https://${account}.r2.cloudflarestorage.com`
    : undefined
}

function templateOf(template: string | undefined): { place: Place; notes: readonly PasteNote[] } {
  if (template === undefined) return { place: {}, notes: [] }
  return parseKeyTemplate(template).ok
    ? { place: { keyTemplate: template }, notes: [] }
    : { place: {}, notes: [note('template-kept', { template })] }
}

function statusNotes(values: Pairs['values']): readonly PasteNote[] {
  return values.get('status')?.toLowerCase() === 'inactive' ? [note('key-inactive')] : []
}

function truth(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined
  if (/^(?:1|true|yes|on|path)$/i.test(text)) return true
  return /^(?:0|false|no|off|virtual|auto)$/i.test(text) ? false : undefined
}
