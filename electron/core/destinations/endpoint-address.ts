import { isBucketAddress, isBucketWithFolder } from '../../shared/providers/bucket-address'
import { defaultKeyTemplate, type DestinationFields } from '../../shared/destinations/destination'
import type { PasteNote } from '../../shared/destinations/paste'
import { providerPreset } from '../../shared/providers/providers'
import { withoutEndSlashes } from '../without-end-slashes'
import { withoutInvisible } from '../naming/visible-text'
import { placeOfBucket } from './bucket-problem'
import { guessedScheme, withWholeScheme } from './guessed-scheme'
import {
  type AddressReading,
  consoleServer,
  folderOf,
  inFolder,
  placeOfArn,
  placeOfUri,
} from './paste/address-place'
import { note, type Place } from './paste/paste-reading'
import { percentDecode } from '../percent-decode'
import { isWebsite, knownAddress, type KnownAddress } from './provider-address'

/** What a typed endpoint really means, with a note on everything that differs from what was typed. */
export interface EndpointReading {
  /** Without `endpoint` if the address does not contain the server. */
  readonly place: Place
  /** Not empty if `place` has more than the typed endpoint, or something else. */
  readonly notes: readonly PasteNote[]
}

/**
 * Takes apart an address typed as the endpoint: the server alone, with scheme and without a final slash, and what else
 * the address contains, such as the bucket. `undefined` if that would take guessing; the field's own message then says
 * what is wrong.
 *
 * @param bucket the bucket if it is known already; empty if not
 */
export function readEndpoint(typed: string, bucket: string): EndpointReading | undefined {
  const text = withoutInvisible(typed).trim()
  if (text === '' || /[\s{}<>\\]/.test(text)) return undefined
  const named = placeOfUri(text) ?? placeOfArn(text)
  if (named !== undefined) return ofNamed(named)
  const address = parseAddress(withWholeScheme(text))
  if (address === undefined) return undefined
  const { url } = address
  const known = knownAddress(withoutEndSlashes(url.hostname + percentDecode(url.pathname)))
  if (known === undefined && isWebsite(url.hostname)) return { place: {}, notes: [note('provider-page')] }
  const reading = known === undefined ? ofUnknown(url, bucket) : ofKnown(known, url)
  const notes = [
    ...schemeNotes(address, reading),
    ...reading.notes,
    ...(url.search === '' && url.hash === '' ? [] : [note('endpoint-query')]),
  ]
  return { ...reading, notes: notes.length > 0 ? notes : changeNotes(text, reading.place) }
}

/**
 * The same for an address typed as the bucket; `undefined` if it contains no bucket, or if that would replace
 * `endpoint`, which is typed already, by a guess.
 */
export function readBucket(typed: string, endpoint: string): EndpointReading | undefined {
  const text = withoutInvisible(typed).trim()
  const reading = isBucketAddress(text) ? placeOfBucket(text) : undefined
  const bucket = reading?.place.bucket
  if (reading === undefined || bucket === undefined) return undefined
  const { place, notes } = reading
  const has = (name: PasteNote['note']) => notes.some((one) => one.note === name)
  const isAssumed = has('bucket-assumed')
  // The address of an image at a CDN looks just like one of a bucket at an unknown server.
  if (isAssumed && endpoint !== '' && endpoint !== place.endpoint) return undefined
  return {
    // MinIO's console tells nothing about the server.
    place: has('console-address') && endpoint !== '' ? { bucket } : place,
    notes: [...notes, ...(isAssumed ? [] : [noteOfBucket(bucket)]), ...folderNotes(place)],
  }
}

/** The same for a bucket that was typed with a folder; `undefined` if the key template has no room for that. */
export function readFolder({
  bucket: typed,
  keyTemplate,
}: Pick<DestinationFields, 'bucket' | 'keyTemplate'>): EndpointReading | undefined {
  const [, bucket, rest = ''] = /^\/*([^/]+)\/+(.*)$/.exec(typed.trim()) ?? []
  if (bucket === undefined || !isBucketWithFolder(typed)) return undefined
  if (rest === '') return { place: { bucket }, notes: [note('endpoint-slash')] }
  const folder = inFolder(folderOf(rest, { pathname: rest }))
  if (folder.keyTemplate === undefined || keyTemplate !== defaultKeyTemplate) return undefined
  return { place: { bucket, ...folder }, notes: folderNotes(folder) }
}

/** AWS's own name for a bucket, `s3://…` or an ARN, which needs no endpoint. */
function ofNamed({ place, notes }: AddressReading): EndpointReading | undefined {
  if (place.bucket === undefined) return undefined
  return {
    place: { endpoint: '', ...place },
    notes: [noteOfBucket(place.bucket), ...folderNotes(place), ...notes],
  }
}

interface TypedAddress {
  readonly url: URL
  /** The scheme that was added to the typed text, such as `https://`; empty if none was. */
  readonly guessedScheme: string
}

/** A web address, typed with or without a scheme; one with a user name does not count. */
function parseAddress(text: string): TypedAddress | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined
  const guessed = scheme === undefined ? `${guessedScheme(text)}://` : ''
  if (!URL.canParse(guessed + text)) return undefined
  const url = new URL(guessed + text)
  return url.username === '' && url.password === '' ? { url, guessedScheme: guessed } : undefined
}

/** Notes the guessed scheme, if it is part of the endpoint and no other server has replaced it. */
function schemeNotes(
  { guessedScheme: scheme }: TypedAddress,
  reading: EndpointReading,
): readonly PasteNote[] {
  const isKept = scheme !== '' && reading.place.endpoint?.startsWith(scheme) === true
  const namesServer = reading.notes.some((one) => one.note === 'endpoint-server')
  return isKept && !namesServer ? [note('endpoint-scheme', { scheme })] : []
}

/** If there are no other notes, says how the endpoint differs from what was typed. */
function changeNotes(typed: string, { endpoint }: Place): readonly PasteNote[] {
  if (endpoint === undefined || endpoint === typed) return []
  return endpoint === withoutEndSlashes(typed)
    ? [note('endpoint-slash')]
    : [note('endpoint-server', { endpoint })]
}

/** An address of a known provider. If it is only a server, it stays as it was typed. */
function ofKnown({ place, rest, isConsole, isForReaders }: KnownAddress, url: URL): EndpointReading {
  const typed = originOf(url)
  const { bucket, endpoint } = place
  const isServer = bucket === undefined && rest === '' && !isConsole && !isForReaders
  // Dual-stack addresses, for example, stay: a server may have several names, and the person chose one.
  if (isServer && endpoint === '' && !url.hostname.includes('dualstack')) {
    return { place, notes: [note('endpoint-aws')] }
  }
  if (isServer) {
    const path = providerPreset(place.provider ?? 'other').endpoint.replace(/^[a-z]+:\/\/[^/]+/, '')
    return { place: { ...place, endpoint: typed + path }, notes: [] }
  }
  const folder = inFolder(folderOf(rest, url))
  const isElsewhere = endpoint !== undefined && !typed.startsWith(endpoint)
  return {
    place: { ...place, ...folder },
    notes: [
      ...(isConsole ? [note('endpoint-console')] : []),
      ...(isForReaders ? [note('endpoint-readers')] : []),
      ...(bucket === undefined ? [] : [noteOfBucket(bucket)]),
      ...(folder.keyTemplate === undefined ? leftOut(rest) : folderNotes(folder)),
      ...(endpoint === '' ? [note('endpoint-aws')] : []),
      ...(isElsewhere && endpoint !== '' ? [note('endpoint-server', { endpoint })] : []),
    ],
  }
}

/** Any other server. It may have a path, so only what is certainly a bucket is taken from it. */
function ofUnknown(url: URL, bucket: string): EndpointReading {
  const origin = originOf(url)
  const path = percentDecode(url.pathname).split('/').filter(Boolean)
  const console = consoleServer(url)
  if (console !== undefined) {
    const { endpoint } = console.place
    const server = endpoint === undefined ? [] : [note('endpoint-server', { endpoint })]
    const found = console.place.bucket === undefined ? [] : [noteOfBucket(console.place.bucket)]
    return { place: console.place, notes: [...console.notes, ...found, ...server] }
  }
  const provider = isOfAws(url) ? {} : ({ provider: 'other' } as const)
  if (bucket !== '' && url.hostname.startsWith(`${bucket.toLowerCase()}.`)) {
    const endpoint = [origin.replace(`//${bucket.toLowerCase()}.`, '//'), ...path].join('/')
    return { place: { ...provider, endpoint, pathStyle: false }, notes: [noteOfBucket(bucket)] }
  }
  const [first] = path
  const last = path.at(-1)
  const isLast = bucket !== '' && last === bucket
  if (first !== undefined && (isLast || (bucket === '' && path.length === 1))) {
    const endpoint = [origin, ...path.slice(0, -1)].join('/')
    const found = last ?? first
    const bucketNote = isLast ? noteOfBucket(found) : note('bucket-assumed', { bucket: found })
    return { place: { ...provider, endpoint, bucket: found, pathStyle: true }, notes: [bucketNote] }
  }
  return { place: { ...provider, endpoint: [origin, ...path].join('/') }, notes: [] }
}

function originOf({ protocol, host }: URL): string {
  return `${protocol}//${host}`
}

/** AWS has more forms of endpoints than any list: those of VPCs, FIPS, access points. */
export function isOfAws({ hostname }: URL): boolean {
  return /\.amazonaws\.(?:com|com\.cn|eu)$/.test(hostname)
}

function noteOfBucket(bucket: string): PasteNote {
  return note('endpoint-bucket', { bucket })
}

function folderNotes({ keyTemplate = '' }: Place): readonly PasteNote[] {
  const folder = keyTemplate.replace(/\{.*$/, '')
  return folder === '' ? [] : [note('endpoint-folder', { folder })]
}

function leftOut(rest: string): readonly PasteNote[] {
  return rest === '' ? [] : [note('endpoint-left-out', { rest })]
}
