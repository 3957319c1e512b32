import { providerIds, type ProviderId } from '../../../shared/destination'
import type { BucketAddress, ProviderPreset } from '../../../shared/provider-preset'
import { providerPreset } from '../../../shared/providers'
import { regionAsWritten } from '../endpoint-pattern'
import type { Place } from './paste-reading'

/** An address that one of the providers' patterns fits, and what follows it. */
export interface KnownAddress {
  readonly place: Place
  /** What stands behind the bucket: a key or the start of one. Behind a console's it is another page. */
  readonly rest: string
  /** Whether it leads to a page about the bucket, and not to a server. */
  readonly isConsole: boolean
  /** Whether it is where readers find the bucket, which says nothing certain of the server. */
  readonly isForReaders: boolean
}

/** What the names in a pattern stand for. A bucket may hold dots where it stands in front of a host. */
const nameParts: Readonly<Record<string, string>> = {
  bucket: '[^/]+?',
  region: '[a-zA-Z0-9-]+',
}
const anyName = '[a-zA-Z0-9_-]+'

/** Every pattern there is, in the order in which they are tried. */
const patterns = providerIds
  .map(providerPreset)
  .flatMap((preset) =>
    preset.addresses.map((known) => ({ preset, known, expression: expressionOf(known.pattern) })),
  )

/** Hosts of the providers' own websites: there are pages about keys and buckets, but no server. */
const websites = providerIds
  .map((id) => providerPreset(id).keysPage)
  .flatMap((page) => (page === '' ? [] : [new URL(page).host]))

/** AWS's website has a host for each region, account and portal. */
const awsWebsite =
  /(?:^|\.)(?:aws\.amazon\.com|awsapps\.com|(?:console|signin)\.amazonaws(?:\.cn|-us-gov\.com|-eusc\.eu))$/

/** Whether a host that no pattern fits is a provider's website. */
export function isWebsite(host: string): boolean {
  return websites.includes(host) || awsWebsite.test(host)
}

/**
 * What the providers' patterns make of an address.
 *
 * @param address host and path, without scheme and query; the host in lower case
 */
export function knownAddress(address: string): KnownAddress | undefined {
  for (const { preset, known, expression } of patterns) {
    const fit = fits(expression, address)
    if (fit === undefined) continue
    const place = placeOf(preset, known, fit.names, address)
    const { isConsole = false, forReaders: isForReaders = false } = known
    return { place, rest: isConsole ? '' : fit.rest, isConsole, isForReaders }
  }
  return undefined
}

/** Whose server an endpoint is, as far as its address tells; an empty one is AWS's. */
export function providerAt(endpoint: string): ProviderId {
  if (endpoint === '') return 'aws'
  if (!URL.canParse(endpoint)) return 'other'
  const { hostname, pathname } = new URL(endpoint)
  return knownAddress(hostname + pathname.replace(/\/$/, ''))?.place.provider ?? 'other'
}

/** The provider's pattern with each `{name}` filled in; unknown names stay. */
function fillIn(pattern: string, names: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => names[name] ?? whole)
}

/** Where a pattern ends with the bucket, the address may end before it: then it is the endpoint alone. */
function expressionOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.]/g, '\\.')
    .replace(/\/\{bucket\}$/, '(?:/(?<bucket>[^/]+))?')
    .replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>${nameParts[name] ?? anyName})`)
  return new RegExp(`^${source}(?:/(?<rest>.*))?$`)
}

interface Fit {
  readonly names: Readonly<Record<string, string>>
  readonly rest: string
}

function fits(expression: RegExp, address: string): Fit | undefined {
  const match = expression.exec(address)
  if (match === null) return undefined
  const groups = Object.entries(match.groups ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  )
  const { rest = '', ...names } = Object.fromEntries(groups)
  return { names, rest }
}

function placeOf(
  preset: ProviderPreset,
  address: BucketAddress,
  names: Readonly<Record<string, string>>,
  whole: string,
): Place {
  const { id: provider } = preset
  const region = address.region ?? regionOf(preset, names['region'])
  const endpoint = fillIn(address.endpoint ?? preset.endpoint, names)
  const bucket = names['bucket']
  return {
    provider,
    pathStyle: address.pathStyle ?? preset.pathStyle,
    ...(endpoint.includes('{') || isAnyServer(provider, endpoint) ? {} : { endpoint }),
    ...(bucket === undefined ? {} : { bucket }),
    ...(region === '' ? {} : { region }),
    ...(address.forReaders === true && {
      publicUrlBase: `https://${readersBase(address.pattern, names, whole)}`,
    }),
  }
}

function isAnyServer(provider: ProviderId, endpoint: string): boolean {
  return endpoint === '' && provider !== 'aws'
}

function regionOf(preset: ProviderPreset, inAddress: string | undefined): string {
  return inAddress === undefined ? preset.defaultRegion : regionAsWritten(preset, inAddress)
}

function readersBase(pattern: string, names: Readonly<Record<string, string>>, whole: string): string {
  const filled = fillIn(pattern, names)
  return whole.startsWith(filled) ? filled : whole
}
