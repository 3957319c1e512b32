import type {
  CredentialsSource,
  Destination,
  DestinationDraft,
  DestinationFields,
  FieldProblem,
} from '../../shared/destinations/destination'
import { failure, type Failure } from '../../shared/failures/failure'
import { problem, success, type Result } from '../../shared/result'
import type { LoanSource } from '../credentials/lender'
import { loanSourceOf, noKeys } from '../credentials/loan-source'
import { normalizeDraft } from '../destinations/normalize-destination'
import { validateDestination } from '../destinations/validate-destination'
import type { Credentials, StoreTarget } from '../ports/object-store'
import { destinationFields, destinationView } from './destination-view'
import type { SecretKeeper } from './secret-keeper'
import type { StoredDestination, StoredSecret, StoredSettings } from './stored-settings'

export interface DestinationLookupNeeds {
  readonly stored: () => StoredSettings
  readonly secrets: SecretKeeper
  /** The unsaved destination from the environment; exists only in this run. */
  readonly environment: StoreTarget | undefined
  /** The PEM file of a private certificate authority for every destination; empty for none. */
  readonly certificateAuthorityFile: string
  /** When borrowed credentials in use end; 0 if unknown or never. */
  readonly endOfLoan: (source: LoanSource) => number
}

/** Looks up destinations, including the environment's, together with the credentials they sign with. */
export class DestinationLookup {
  readonly #needs: DestinationLookupNeeds

  constructor(needs: DestinationLookupNeeds) {
    this.#needs = needs
    const { environment, secrets } = needs
    if (environment) secrets.keep(environment.id, environment.credentials, 'memory', 0)
  }

  all(): readonly StoredDestination[] {
    const { environment } = this.#needs
    const { destinations } = this.#needs.stored()
    return environment ? [environment, ...destinations] : destinations
  }

  find(id: string | undefined): StoredDestination | undefined {
    return this.all().find((destination) => destination.id === id)
  }

  secretOf(id: string): StoredSecret | undefined {
    const { environment } = this.#needs
    if (id !== environment?.id) return this.#needs.stored().secrets[id]
    return { accessKeyId: environment.credentials.accessKeyId, sealed: '', keeping: 'memory', expiresAt: 0 }
  }

  view(destination: StoredDestination): Destination {
    const { secrets } = this.#needs
    const secret = this.secretOf(destination.id)
    const keeping = secrets.chooseKeeping(undefined, secret?.keeping)
    const known = secrets.known(destination.id, secret)
    const opened = secrets.open(destination.id, secret)
    const source = loanSourceOf(this.#target(destination, opened.ok ? opened.value : noKeys))
    const expiresAt = source === undefined ? known.expiresAt : this.#needs.endOfLoan(source)
    return destinationView(destination, known, keeping, expiresAt)
  }

  /** Normalises and validates a form's content. */
  judge(draft: DestinationDraft): Result<DestinationDraft, readonly FieldProblem[]> {
    const normal = normalizeDraft(draft)
    const id = draft.id ?? ''
    const { accessKeyId, expiresAt: _end, ...has } = this.#needs.secrets.known(id, this.secretOf(id))
    const others = this.all().filter((destination) => destination.id !== id)
    const otherNames = others.map(({ name }) => name)
    const problems = validateDestination(normal, { hasAccessKeyId: accessKeyId !== '', ...has }, otherNames)
    return problems.length === 0 ? success(normal) : problem(problems)
  }

  /**
   * The name of another destination with the same endpoint, bucket, key template and credentials as the form; empty if
   * there is none. If the form is complete, all other fields but the name have to be the same, too.
   */
  nameOfSame(draft: DestinationDraft): string {
    const { fields, credentials } = normalizeDraft(draft)
    const { accessKeyId = '' } = credentials
    const same = this.all().find(
      (each) =>
        each.id !== draft.id &&
        each.endpoint === fields.endpoint &&
        each.bucket === fields.bucket &&
        each.keyTemplate === fields.keyTemplate &&
        (draft.isWhole !== true || exceptName(each) === exceptName(fields)) &&
        this.#signsAlike(each, fields.credentialsSource, accessKeyId),
    )
    return same?.name ?? ''
  }

  /** A form without an access key id does not contradict the other's. */
  #signsAlike(other: StoredDestination, source: CredentialsSource, accessKeyId: string): boolean {
    const { credentialsSource } = other
    if (source.kind === 'profile') {
      return credentialsSource.kind === 'profile' && credentialsSource.name === source.name
    }
    if (source.kind !== credentialsSource.kind) return false
    return (
      source.kind !== 'keys' || accessKeyId === '' || this.secretOf(other.id)?.accessKeyId === accessKeyId
    )
  }

  /** Empty for borrowed credentials, which whoever connects asks the lender for. */
  #credentialsOf({ id, name, credentialsSource }: StoredDestination): Result<Credentials, Failure> {
    if (credentialsSource.kind !== 'keys') return success(noKeys)
    const credentials = this.#needs.secrets.open(id, this.secretOf(id))
    const missing = (reason?: string) =>
      problem(failure('credentials-missing', { destination: name, ...(reason !== undefined && { reason }) }))
    if (!credentials.ok) return missing('unreadable')
    const { accessKeyId, secretAccessKey } = credentials.value
    if (accessKeyId !== '' && secretAccessKey !== '') {
      return success(withEnd(credentials.value, this.secretOf(id)?.expiresAt))
    }
    const isForgotten = accessKeyId !== '' && this.secretOf(id)?.keeping === 'memory'
    return missing(isForgotten ? 'forgotten' : undefined)
  }

  targetOf(id: string): Result<StoreTarget, Failure> {
    const destination = this.find(id)
    if (destination === undefined) return problem(missingDestination())
    const credentials = this.#credentialsOf(destination)
    return credentials.ok ? success(this.#target(destination, credentials.value)) : credentials
  }

  targetOfDraft(draft: DestinationDraft): Result<StoreTarget, readonly FieldProblem[]> {
    const judged = this.judge(draft)
    if (!judged.ok) return judged
    const { fields, credentials, expiresAt } = judged.value
    const id = draft.id ?? ''
    const isBorrowing = fields.credentialsSource.kind !== 'keys'
    const stored = this.secretOf(id)
    const signing = isBorrowing ? noKeys : this.#needs.secrets.merge(id, stored, credentials)
    const end = Object.keys(credentials).length === 0 ? stored?.expiresAt : expiresAt
    return success(this.#target({ id, ...destinationFields(fields) }, withEnd(signing, end)))
  }

  /**
   * The part of a form that is valid already: credentials or a bucket that are not are left empty.
   * `undefined` until it is known which server to ask.
   */
  partialTargetOf(draft: DestinationDraft): StoreTarget | undefined {
    const normal = normalizeDraft(draft)
    const judged = this.judge(draft)
    const wrong = new Set(judged.ok ? [] : judged.problem.map(({ field }) => field))
    if (wrong.has('endpoint') || wrong.has('credentialsSource')) return undefined
    const { fields, credentials } = normal
    const id = draft.id ?? ''
    const lacksKeys = (['accessKeyId', 'secretAccessKey', 'sessionToken'] as const).some((name) =>
      wrong.has(name),
    )
    const isSigning = fields.credentialsSource.kind === 'keys' && !lacksKeys
    return this.#target(
      {
        ...fields,
        id,
        bucket: wrong.has('bucket') ? '' : fields.bucket,
        region: wrong.has('region') ? '' : fields.region,
      },
      isSigning ? this.#needs.secrets.merge(id, this.secretOf(id), credentials) : noKeys,
    )
  }

  #target(destination: StoredDestination, credentials: Credentials): StoreTarget {
    const { certificateAuthorityFile } = this.#needs
    return { ...destinationFields(destination), id: destination.id, credentials, certificateAuthorityFile }
  }
}

/** The same for destinations that only differ in their names. */
function exceptName(fields: DestinationFields): string {
  return JSON.stringify({ ...destinationFields(fields), name: '' })
}

/** Only a session token ends. */
function withEnd(credentials: Credentials, expiresAt = 0): Credentials {
  return credentials.sessionToken === '' || expiresAt === 0 ? credentials : { ...credentials, expiresAt }
}

export function missingDestination(): Failure {
  return failure('settings-incomplete', { reason: 'destination' })
}
