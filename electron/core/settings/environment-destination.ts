import {
  defaultKeyTemplate,
  emptyFields,
  environmentDestinationId,
  type DestinationFields,
} from '../../shared/destinations/destination'
import { regionCode } from '../../shared/providers/region-code'
import { problem, success, type Result } from '../../shared/result'
import { bucketProblem } from '../destinations/bucket-problem'
import { readEndpoint } from '../destinations/endpoint-address'
import { endpointProblem } from '../destinations/endpoint-problem'
import type { ValueProblem } from '../destinations/field-problem'
import type { Place } from '../destinations/paste/paste-reading'
import { knownAddress } from '../destinations/provider-address'
import { publicUrlProblem } from '../destinations/validate-destination'
import { parseKeyTemplate, type TemplateProblem } from '../naming/key-template'
import type { StoreTarget } from '../store-ports'
import { EnvironmentVariables, parseSwitch, type Environment } from './environment-variables'

const needed = ['OLLIM_BUCKET', 'OLLIM_ACCESS_KEY_ID', 'OLLIM_SECRET_ACCESS_KEY'] as const

/**
 * Makes an unsaved destination from the `OLLIM_*` variables, for scripts and containers; `undefined` if none of the
 * required ones is set. The problems are those of `EnvironmentVariables`.
 */
export function environmentDestination(
  environment: Environment,
): Result<StoreTarget | undefined, readonly string[]> {
  const variables = new EnvironmentVariables(environment)
  if (needed.every((name) => variables.read(name) === '')) return success(undefined)
  // Not of the destination, but nobody else would report a mistake in it.
  variables.readSwitch('OLLIM_REMOVE_METADATA', false)
  const bucket = variables.require('OLLIM_BUCKET')
  const destination: StoreTarget = {
    ...emptyFields,
    id: environmentDestinationId,
    name: bucket,
    bucket,
    credentials: {
      accessKeyId: variables.require('OLLIM_ACCESS_KEY_ID'),
      secretAccessKey: variables.require('OLLIM_SECRET_ACCESS_KEY'),
      sessionToken: variables.read('OLLIM_SESSION_TOKEN'),
    },
    ...readServer(variables, bucket),
    publicUrlBase: readPublicUrl(variables),
    keyTemplate: readKeyTemplate(variables),
    accessList: variables.readAccessList('OLLIM_ACL'),
    linkLifeSeconds: variables.readLinkLife('OLLIM_LINK_LIFE'),
    certificateAuthorityFile: variables.read('OLLIM_CA_FILE'),
  }
  return variables.problems.length === 0 ? success(destination) : problem(variables.problems)
}

/** Whether metadata is to be removed from its uploads; `undefined` if no variable says so. */
export function environmentRemovesMetadata(environment: Environment): boolean | undefined {
  return parseSwitch(new EnvironmentVariables(environment).read('OLLIM_REMOVE_METADATA'))
}

/** Where the bucket is; without an endpoint, on AWS. */
function readServer(
  variables: EnvironmentVariables,
  bucket: string,
): Pick<DestinationFields, 'provider' | 'endpoint' | 'region' | 'pathStyle'> {
  const address = variables.readAddress('OLLIM_ENDPOINT')
  const wrongAddress =
    address === '' ? undefined : endpointProblem({ endpoint: address, bucket, provider: 'other' })
  if (wrongAddress !== undefined) variables.refuse('OLLIM_ENDPOINT', addressText(wrongAddress))
  const isAws = address === '' || readEndpoint(address, bucket)?.place.endpoint === ''
  // One server, one name: otherwise the history would not recognise what is in the same bucket.
  const endpoint = isAws ? '' : address
  const provider = isAws ? 'aws' : 'other'
  const known = placeAt(address)
  const pathStyle = variables.readSwitch('OLLIM_PATH_STYLE', known?.pathStyle ?? !isAws)
  const typed = address === '' ? variables.require('OLLIM_REGION') : variables.read('OLLIM_REGION')
  const region = isAws ? regionCode(typed) : typed
  const wrongBucket = bucket === '' ? undefined : bucketProblem({ bucket, endpoint, provider, region })
  if (wrongBucket !== undefined) variables.refuse('OLLIM_BUCKET', bucketText(wrongBucket))
  // People's own servers have no region that matters.
  return { provider, endpoint, pathStyle, region: region === '' ? (known?.region ?? 'us-east-1') : region }
}

function readPublicUrl(variables: EnvironmentVariables): string {
  const address = variables.readAddress('OLLIM_PUBLIC_URL')
  const wrong = publicUrlProblem(address)
  if (wrong !== undefined) variables.refuse('OLLIM_PUBLIC_URL', addressText(wrong))
  return address
}

function readKeyTemplate(variables: EnvironmentVariables): string {
  const text = variables.read('OLLIM_KEY_TEMPLATE') || defaultKeyTemplate
  const template = parseKeyTemplate(text)
  if (!template.ok)
    variables.refuse('OLLIM_KEY_TEMPLATE', `cannot name images: ${templateText(template.problem)}`)
  return text
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
    case 'public-url-has-login':
      return 'must not contain a login'
    case 'endpoint-has-query':
    case 'public-url-has-query':
      return 'must not contain ? or #'
    case 'endpoint-placeholder':
    case 'public-url-placeholder':
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
