import type { Environment } from '../../shared/app/environment'
import {
  defaultKeyTemplate,
  emptyFields,
  environmentDestinationId,
  type DestinationFields,
} from '../../shared/destinations/destination'
import { keyVariableNames, writtenKeyVariable } from '../../shared/destinations/key-variables'
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
import type { StoreTarget } from '../ports/object-store'
import {
  EnvironmentVariables,
  parseSwitch,
  type EnvironmentProblem,
  type EnvironmentProblemName,
} from './environment-variables'

const needed = ['OLLIM_BUCKET', 'OLLIM_ACCESS_KEY_ID', 'OLLIM_SECRET_ACCESS_KEY'] as const

/**
 * Makes an unsaved destination from the `OLLIM_*` variables, for scripts and containers; `undefined` if none of the
 * required ones is set.
 */
export function environmentDestination(
  environment: Environment,
): Result<StoreTarget | undefined, readonly EnvironmentProblem[]> {
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

/** Whether metadata is to be removed; `undefined` if no variable says so. If in doubt, rather too little becomes public. */
export function environmentRemovesMetadata(environment: Environment): boolean | undefined {
  const said = new EnvironmentVariables(environment).read('OLLIM_REMOVE_METADATA')
  return said === '' ? undefined : (parseSwitch(said) ?? true)
}

/** Where the bucket is; without an endpoint, on AWS. */
function readServer(
  variables: EnvironmentVariables,
  bucket: string,
): Pick<DestinationFields, 'provider' | 'endpoint' | 'region' | 'pathStyle'> {
  const address = variables.readAddress('OLLIM_ENDPOINT')
  const wrongAddress =
    address === '' ? undefined : endpointProblem({ endpoint: address, bucket, provider: 'other' })
  if (wrongAddress !== undefined) variables.refuse('OLLIM_ENDPOINT', addressProblem(wrongAddress))
  const isAws = address === '' || readEndpoint(address, bucket)?.place.endpoint === ''
  // One server, one name: otherwise the history would not recognise what is in the same bucket.
  const endpoint = isAws ? '' : address
  const provider = isAws ? 'aws' : 'other'
  const known = placeAt(address)
  const pathStyle = variables.readSwitch('OLLIM_PATH_STYLE', known?.pathStyle ?? !isAws)
  const typed = address === '' ? variables.require('OLLIM_REGION') : variables.read('OLLIM_REGION')
  const region = isAws ? regionCode(typed) : typed
  const wrongBucket = bucket === '' ? undefined : bucketProblem({ bucket, endpoint, provider, region })
  if (wrongBucket !== undefined) variables.refuse('OLLIM_BUCKET', bucketNameProblem(wrongBucket))
  // People's own servers have no region that matters.
  return { provider, endpoint, pathStyle, region: region === '' ? (known?.region ?? 'us-east-1') : region }
}

function readPublicUrl(variables: EnvironmentVariables): string {
  const address = variables.readAddress('OLLIM_PUBLIC_URL')
  const wrong = publicUrlProblem(address)
  if (wrong !== undefined) variables.refuse('OLLIM_PUBLIC_URL', addressProblem(wrong))
  return address
}

function readKeyTemplate(variables: EnvironmentVariables): string {
  const text = variables.read('OLLIM_KEY_TEMPLATE') || defaultKeyTemplate
  const template = parseKeyTemplate(text)
  if (!template.ok) refuseTemplate(variables, template.problem)
  return text
}

function bucketNameProblem({ problem: wrong }: ValueProblem): EnvironmentProblemName {
  switch (wrong) {
    case 'bucket-is-address':
    case 'bucket-is-other-address':
      return 'bucket-is-address'
    case 'bucket-has-folder':
    case 'bucket-length':
    case 'bucket-characters':
      return wrong
    case 'bucket-has-space':
      return 'bucket-characters'
    default:
      return 'bucket-name'
  }
}

function addressProblem({ problem: wrong }: ValueProblem): EnvironmentProblemName {
  switch (wrong) {
    case 'endpoint-has-bucket':
      return 'address-has-bucket'
    case 'endpoint-has-login':
    case 'public-url-has-login':
      return 'address-has-login'
    case 'endpoint-has-query':
    case 'public-url-has-query':
      return 'address-has-query'
    case 'endpoint-placeholder':
    case 'public-url-placeholder':
    case 'endpoint-needs-region':
      return 'address-has-placeholder'
    default:
      return 'address'
  }
}

/** The settings' form shows which variables there are; a terminal has to be told. */
function refuseTemplate(variables: EnvironmentVariables, { kind, ...facts }: TemplateProblem): void {
  if (kind === 'unknown-variable') {
    const choices = keyVariableNames.map(writtenKeyVariable).join(' ')
    variables.refuse('OLLIM_KEY_TEMPLATE', 'key-variable', { ...facts, choices })
  } else {
    variables.refuse('OLLIM_KEY_TEMPLATE', 'key-template', { ...facts, problem: `template-${kind}` })
  }
}

/** What a provider's server says about itself by its address; `undefined` for people's own servers. */
function placeAt(endpoint: string): Place | undefined {
  if (!URL.canParse(endpoint)) return undefined
  const { hostname, pathname } = new URL(endpoint)
  return knownAddress(hostname + pathname)?.place
}
