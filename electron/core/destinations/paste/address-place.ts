import { defaultKeyTemplate } from '../../../shared/destinations/destination'
import type { PasteNote } from '../../../shared/destinations/paste'
import { parseKeyTemplate } from '../../naming/key-template'
import { imageTypeOf } from '../../naming/image-extensions'
import { withoutEndSlashes } from '../../without-end-slashes'
import { note, type Place } from './paste-reading'
import { percentDecode } from '../../percent-decode'
import { isWebsite, knownAddress } from '../provider-address'

/** What an address says about a bucket, and what of it deserves a note. */
export interface AddressReading {
  readonly place: Place
  readonly notes: readonly PasteNote[]
}

/** `s3://bucket/prefix`, with spaces if it ends with a slash; `undefined` if it is something else. */
export function placeOfUri(text: string): AddressReading | undefined {
  const [, bucket, key = ''] = /^s3[an]?:\/\/([^/\s?#@]+)(?:\/([^\s?#]*|[^?#]*\/))?$/i.exec(text) ?? []
  if (bucket === undefined) return undefined
  return { place: { bucket, ...inFolder(folderOf(key, { pathname: key })) }, notes: [] }
}

/**
 * `arn:aws:s3:::bucket/prefix*`, or a directory bucket's ARN. Access points are recognised and noted, but Ollim cannot
 * use them.
 */
export function placeOfArn(text: string): AddressReading | undefined {
  const [, zoned, directory] =
    /^arn:aws[a-z-]*:s3express:([a-z0-9-]+):\d{12}:bucket\/([^/\s]+)$/i.exec(text) ?? []
  if (directory !== undefined) {
    return { place: { provider: 'aws', endpoint: '', bucket: directory, region: zoned ?? '' }, notes: [] }
  }
  if (/^arn:aws[a-z-]*:s3(?:-outposts|-object-lambda|express)?:[a-z0-9-]*:\d{12}:/i.test(text)) {
    return { place: {}, notes: [note('access-point')] }
  }
  const [, partition, bucket, key = ''] = /^arn:(aws[a-z-]*):s3:::([^/\s*]+)(?:\/(\S*))?$/i.exec(text) ?? []
  if (bucket === undefined) return undefined
  const place = { provider: 'aws', endpoint: '', bucket, ...inFolder(key.replace(/\*.*$/, '')) } as const
  return { place: partition === undefined ? { bucket } : place, notes: [] }
}

/**
 * A web address, with or without scheme, of a bucket, an object, a provider's console or an endpoint. If no provider's
 * pattern matches the server, the first part of the path is the bucket.
 */
export function placeOfUrl(text: string): AddressReading | undefined {
  const url = parseUrl(text)
  if (url === undefined) return undefined
  const host = url.hostname.toLowerCase()
  if (host.includes('.s3-accesspoint.') || host.includes('.s3-object-lambda.')) {
    return { place: {}, notes: [note('access-point')] }
  }
  const signed = /[?&](?:X-Amz-|X-Goog-)?Signature=/i.test(url.search) ? [note('signed-link')] : []
  const known = knownAddress(withoutEndSlashes(`${host}${percentDecode(url.pathname)}`))
  if (known !== undefined) {
    const { place } = known
    const folder = inFolder(folderShown(url) ?? folderOf(known.rest, url))
    const region = place.provider === 'aws' ? (queryValue(url, 'region') ?? signedRegion(url)) : undefined
    return {
      place: { ...place, ...(place.region === undefined && region !== undefined && { region }), ...folder },
      notes: [...(known.isConsole ? [note('endpoint-console')] : []), ...signed],
    }
  }
  if (isWebsite(host)) return { place: {}, notes: [note('provider-page')] }
  return text.includes('://') ? ownServer(url, signed) : undefined
}

/** An address of MinIO's console, which is not the server and does not contain the server's port. */
export function consoleServer({ pathname }: URL): AddressReading | undefined {
  const [first, browsed] = percentDecode(pathname).split('/').filter(Boolean)
  if (browsed === undefined || (first !== 'browser' && first !== 'buckets')) return undefined
  return { place: { provider: 'minio', bucket: browsed }, notes: [note('console-address')] }
}

/** Somebody's own server. */
function ownServer(url: URL, signed: readonly PasteNote[]): AddressReading {
  const console = consoleServer(url)
  if (console !== undefined) return console
  const [first, ...others] = percentDecode(url.pathname).split('/').filter(Boolean)
  const endpoint = `${url.protocol}//${url.host}`
  if (first === undefined) return { place: { provider: 'other', endpoint, pathStyle: true }, notes: signed }
  // Only a public image can be directly below its server: a bucket would not have such a name.
  if (others.length === 0 && signed.length === 0 && imageTypeOf(first) !== undefined) {
    return { place: { publicUrlBase: endpoint }, notes: [note('endpoint-readers')] }
  }
  const place = { provider: 'other', endpoint, pathStyle: true, bucket: first } as const
  const folder = inFolder(folderOf(others.join('/'), url))
  return { place: { ...place, ...folder }, notes: [note('bucket-assumed', { bucket: first }), ...signed] }
}

function parseUrl(text: string): URL | undefined {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return undefined
  const whole = scheme === undefined ? `https://${text}` : text
  if (/\s/.test(text) || !/^[a-z]+:\/\/[^/]*[.:]|^https?:\/\/localhost\b/i.test(whole)) return undefined
  return URL.canParse(whole) ? new URL(whole) : undefined
}

/** The folder that a console shows: its prefix ends with a slash, while the page of an object has the whole key. */
function folderShown(url: URL): string | undefined {
  const prefix = queryValue(url, 'prefix')
  return prefix?.endsWith('/') === false ? '' : prefix
}

/** The path after the bucket, if it names a folder and not an object. */
export function folderOf(rest: string, url: Pick<URL, 'pathname'>): string {
  if (rest === '' || url.pathname.endsWith('/')) return rest
  return /\.[a-z0-9]{1,5}$/i.test(rest) ? '' : rest
}

/** Puts a folder at the start of the key template; one that cannot be part of a template is left out. */
export function inFolder(folder: string | undefined): { readonly keyTemplate?: string } {
  const clean = (folder ?? '').split('/').filter(Boolean).join('/')
  if (clean === '' || /[{}]/.test(clean)) return {}
  const keyTemplate = `${clean}/${defaultKeyTemplate}`
  return parseKeyTemplate(keyTemplate).ok ? { keyTemplate } : {}
}

function queryValue({ search }: URL, name: string): string | undefined {
  const value = new RegExp(`[?&]${name}=([^&#]*)`).exec(search)?.[1]
  return value === undefined || value === '' ? undefined : percentDecode(value.replace(/\+/g, ' '))
}

/** The region in a signed link: `X-Amz-Credential=KEY/DATE/REGION/s3/aws4_request`. */
function signedRegion({ search }: URL): string | undefined {
  const scope = /[?&]X-Amz-Credential=([^&#]*)/i.exec(search)?.[1]
  return scope === undefined ? undefined : percentDecode(scope).split('/')[2]
}
