import type { CredentialsSource } from '../../shared/destinations/destination'
import type { Translate } from '../../shared/failures/failure'
import type { ExitCode, CommandContext } from './command-context'
import type { KnownDestination } from '../work/known-destination'
import { knownDestinations } from './known-destinations'
import { reportRefusal } from './report-refusal'
import type { DestinationsCommand } from '../command'

/** One destination as printed by `ollim destinations --json`, which scripts rely on. Never a secret. */
interface DestinationRow {
  readonly name: string
  readonly default: boolean
  /** Whether it comes from `OLLIM_*` variables. */
  readonly environment: boolean
  readonly provider: string
  /** Empty for AWS. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly keyTemplate: string
  readonly publicUrlBase: string
  /** Whose credentials sign: `keys`, `environment` or `profile NAME`. */
  readonly credentials: string
  /** The last four characters; empty if credentials are borrowed. */
  readonly accessKeyIdEnd: string
  /** When the credentials end, in ISO 8601; empty if unknown or never. */
  readonly expiresAt: string
}

/** Lists the names for `--destination`; starts no app, because no secret is opened. */
export async function runDestinations(
  { json }: DestinationsCommand,
  context: CommandContext,
): Promise<ExitCode> {
  const { io, translate, say } = context
  const read = await knownDestinations(context)
  if (!read.ok) {
    reportRefusal(read.problem, context)
    return 2
  }
  const known = read.value
  if (json) io.stdout.write(`${JSON.stringify(known.map(rowOf), null, 2)}\n`)
  else if (known.length === 0) say(translate('cli.destinations.none'))
  else io.stdout.write(known.map((each) => `${lineOf(each, translate)}\n`).join(''))
  return 0
}

function rowOf(known: KnownDestination): DestinationRow {
  const { destination, isDefault, isFromEnvironment } = known
  const { name, provider, endpoint, bucket, region, keyTemplate, publicUrlBase } = destination
  const { credentialsSource: source } = destination
  const ownsKeys = source.kind === 'keys'
  const end = ownsKeys ? known.expiresAt : 0
  return {
    name,
    default: isDefault,
    environment: isFromEnvironment,
    provider,
    endpoint,
    bucket,
    region,
    keyTemplate,
    publicUrlBase,
    credentials: sourceText(source),
    accessKeyIdEnd: ownsKeys ? known.accessKeyIdEnd : '',
    expiresAt: end === 0 ? '' : new Date(end).toISOString(),
  }
}

function sourceText(source: CredentialsSource): string {
  return source.kind === 'profile' ? `profile ${source.name}` : source.kind
}

/** `Blog (default)   haneul-blog at s3.example.com`, separated by tabs, for `cut`. */
function lineOf(known: KnownDestination, translate: Translate): string {
  const { name, bucket, endpoint, region } = known.destination
  const mark = known.isDefault ? ` (${translate('settings.default')})` : ''
  const server = URL.canParse(endpoint) ? new URL(endpoint).host : `AWS ${region}`
  return [`${name}${mark}`, bucket, server].join('\t')
}
