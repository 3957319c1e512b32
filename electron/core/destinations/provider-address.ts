import { providerIds, type ProviderId } from '../../shared/destinations/destination'
import type { BucketAddress, ProviderPreset } from '../../shared/providers/provider-preset'
import { providerPreset } from '../../shared/providers/providers'
import { regionAsWritten } from './endpoint-pattern'
import type { Place } from './paste/paste-reading'

/** An address that matches one of the providers' patterns, and what follows the match. */
export interface KnownAddress {
  readonly place: Place
  /** What comes after the bucket: a key or the start of one; after a console's bucket, another page. */
  readonly rest: string
  /** Whether it is a page about the bucket, not a server. */
  readonly isConsole: boolean
  /** Whether it is the address for readers, which says nothing certain about the server. */
  readonly isForReaders: boolean
}

/** The names in a pattern. A bucket may contain dots if it comes before a host. */
const nameParts: Readonly<Record<string, string>> = {
  bucket: '[^/]+?',
  region: '[a-zA-Z0-9-]+',
}
const anyName = '[a-zA-Z0-9_-]+'

/** All patterns, in the order in which they are tried. */
const patterns = providerIds
  .map(providerPreset)
  .flatMap((preset) =>
    preset.addresses.map((known) => ({ preset, known, expression: expressionOf(known.pattern) })),
  )

/** Hosts of the providers' own websites, which have pages about keys and buckets, but are no servers. */
const websites = providerIds
  .map((id) => providerPreset(id).keysPage)
  .flatMap((page) => (page === '' ? [] : [new URL(page).host]))

/** AWS's website has separate hosts for regions, accounts and portals. */
const awsWebsite =
  /(?:^|\.)(?:aws\.amazon\.com|awsapps\.com|(?:console|signin)\.amazonaws(?:\.cn|-us-gov\.com|-eusc\.eu))$/

/** Whether a host that matches no pattern is a provider's website. */
export function isWebsite(host: string): boolean {
  return websites.includes(host) || awsWebsite.test(host)
}

/**
 * Matches an address with the providers' patterns.
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

/** The provider of an endpoint, as far as its address says; an empty one is AWS's. */
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

/** If a pattern ends with the bucket, the bucket may be missing: the address is then the endpoint alone. */
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
