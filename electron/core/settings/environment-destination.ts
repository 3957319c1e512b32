import {
  type AccessList,
  accessLists,
  defaultKeyTemplate,
  emptyFields,
  environmentDestinationId,
} from '../../shared/destinations/destination'
import { longestLinkSeconds } from '../../shared/links/link-life'
import { regionCode } from '../../shared/providers/region-code'
import { problem, success, type Result } from '../../shared/result'
import { bucketProblem } from '../destinations/bucket-problem'
import { endpointProblem } from '../destinations/endpoint-problem'
import type { ValueProblem } from '../destinations/field-problem'
import type { Place } from '../destinations/paste/paste-reading'
import { knownAddress } from '../destinations/provider-address'
import { publicUrlProblem } from '../destinations/validate-destination'
import { parseKeyTemplate, type TemplateProblem } from '../naming/key-template'
import type { StoreTarget } from '../store-ports'

/** The variables that make up or adjust the destination; `OLLIM_CA_FILE` applies to every destination. */
export type Environment = Readonly<Record<string, string | undefined>>

const needed = ['OLLIM_BUCKET', 'OLLIM_ACCESS_KEY_ID', 'OLLIM_SECRET_ACCESS_KEY'] as const

/**
 * Makes an unsaved destination from the `OLLIM_*` variables, for scripts and containers; `undefined` if none of the
 * required ones is set. Problems are English sentences for a terminal; they name variables, never their values.
 */
export function environmentDestination(
  environment: Environment,
): Result<StoreTarget | undefined, readonly string[]> {
  const read = (name: string): string => (environment[name] ?? '').trim()
  if (needed.every((name) => read(name) === '')) return success(undefined)
  const problems = needed.filter((name) => read(name) === '').map((name) => `${name} is missing.`)
  const endpoint = withoutTrailingSlash(read('OLLIM_ENDPOINT'))
  const publicUrlBase = withoutTrailingSlash(read('OLLIM_PUBLIC_URL'))
  const bucket = read('OLLIM_BUCKET')
  const wrongEndpoint = endpoint === '' ? undefined : endpointProblem({ endpoint, bucket, provider: 'other' })
  if (wrongEndpoint !== undefined) problems.push(`OLLIM_ENDPOINT ${addressText(wrongEndpoint)}.`)
  const wrongPublicUrl = publicUrlProblem(publicUrlBase)
  if (wrongPublicUrl !== undefined) problems.push(`OLLIM_PUBLIC_URL ${addressText(wrongPublicUrl)}.`)
  const known = placeAt(endpoint)
  const pathStyle = parseSwitch(read('OLLIM_PATH_STYLE'), known?.pathStyle ?? endpoint !== '')
  if (pathStyle === undefined) problems.push('OLLIM_PATH_STYLE must be 1 or 0.')
  const removal = read('OLLIM_REMOVE_METADATA')
  if (parseSwitch(removal, false) === undefined) problems.push('OLLIM_REMOVE_METADATA must be 1 or 0.')
  const keyTemplate = read('OLLIM_KEY_TEMPLATE') || defaultKeyTemplate
  const template = parseKeyTemplate(keyTemplate)
  if (!template.ok) problems.push(`OLLIM_KEY_TEMPLATE cannot name images: ${templateText(template.problem)}.`)
  const region = endpoint === '' ? regionCode(read('OLLIM_REGION')) : read('OLLIM_REGION')
  if (region === '' && endpoint === '') problems.push('OLLIM_REGION is missing.')
  const provider = endpoint === '' ? 'aws' : 'other'
  const wrongName = bucket === '' ? undefined : bucketProblem({ bucket, endpoint, provider, region })
  if (wrongName !== undefined) problems.push(`OLLIM_BUCKET ${bucketText(wrongName)}.`)
  const accessList = parseAccessList(read('OLLIM_ACL'))
  if (accessList === undefined) problems.push(`OLLIM_ACL must be one of ${accessLists.join(', ')}.`)
  const linkLifeSeconds = parseLife(read('OLLIM_LINK_LIFE'))
  if (linkLifeSeconds === undefined) {
    problems.push('OLLIM_LINK_LIFE must be a time like 15m, 12h or 7d, and at most 7d.')
  }
  if (pathStyle === undefined || accessList === undefined || linkLifeSeconds === undefined) {
    return problem(problems)
  }
  if (problems.length > 0) return problem(problems)
  return success({
    ...emptyFields,
    id: environmentDestinationId,
    name: bucket,
    provider,
    endpoint,
    bucket,
    // People's own servers have none that matters.
    region: region === '' ? (known?.region ?? 'us-east-1') : region,
    keyTemplate,
    publicUrlBase,
    pathStyle,
    accessList,
    linkLifeSeconds,
    credentials: {
      accessKeyId: read('OLLIM_ACCESS_KEY_ID'),
      secretAccessKey: read('OLLIM_SECRET_ACCESS_KEY'),
      sessionToken: read('OLLIM_SESSION_TOKEN'),
    },
    certificateAuthorityFile: read('OLLIM_CA_FILE'),
  })
}

/** Whether metadata is to be removed from its uploads; `undefined` if no variable says so. */
export function environmentRemovesMetadata(environment: Environment): boolean | undefined {
  return parseSwitch((environment['OLLIM_REMOVE_METADATA'] ?? '').trim(), undefined)
}

function bucketText(wrong: ValueProblem): string {
  switch (wrong.problem) {
    case 'bucket-is-address':
    case 'bucket-is-other-address':
      return 'must be the name of a bucket, not an address'
    case 'bucket-has-folder':
      return 'must be the name of a bucket without a folder'
    case 'bucket-length':
      return 'must have 3 to 63 characters'
    case 'bucket-characters':
    case 'bucket-has-space':
      return 'has a character that no bucket has in its name'
    default:
      return 'is no name that a bucket can have'
  }
}

function addressText({ problem: wrong }: ValueProblem): string {
  switch (wrong) {
    case 'endpoint-has-bucket':
      return 'must not contain the bucket, which OLLIM_BUCKET names'
    case 'endpoint-has-login':
      return 'must not contain a login'
    case 'endpoint-has-query':
    case 'public-url-has-query':
      return 'must not contain ? or #'
    case 'endpoint-placeholder':
    case 'endpoint-needs-region':
      return 'still has a placeholder'
    default:
      return 'must start with https:// or http://'
  }
}

/** For example `unknown variable nam` or `unclosed`. */
function templateText(wrong: TemplateProblem): string {
  const kind = wrong.kind.replaceAll('-', ' ')
  return 'name' in wrong ? `${kind} ${wrong.name}` : kind
}

/** What a provider's server says about itself by its address; `undefined` for people's own servers. */
function placeAt(endpoint: string): Place | undefined {
  if (!URL.canParse(endpoint)) return undefined
  const { hostname, pathname } = new URL(endpoint)
  return knownAddress(hostname + pathname)?.place
}

function withoutTrailingSlash(address: string): string {
  return address.replace(/\/+$/, '')
}

function parseSwitch(text: string, otherwise: boolean | undefined): boolean | undefined {
  if (text === '') return otherwise
  if (['1', 'true', 'yes', 'on'].includes(text.toLowerCase())) return true
  if (['0', 'false', 'no', 'off'].includes(text.toLowerCase())) return false
  return undefined
}

function parseAccessList(text: string): AccessList | undefined {
  return text === '' ? 'none' : accessLists.find((known) => known === text)
}

const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const

/** In seconds: `7d`, `12h`, `15m`, `3600`. Empty and 0 mean public links. */
function parseLife(text: string): number | undefined {
  if (text === '') return 0
  const [, count = '', unit = 's'] = /^(\d{1,7})([smhd])?$/.exec(text) ?? []
  if (count === '' || !isUnit(unit)) return undefined
  const seconds = Number(count) * unitSeconds[unit]
  return seconds <= longestLinkSeconds ? seconds : undefined
}

function isUnit(text: string): text is keyof typeof unitSeconds {
  return Object.hasOwn(unitSeconds, text)
}
