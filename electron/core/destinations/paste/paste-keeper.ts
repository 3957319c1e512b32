import type { CredentialsDraft, DestinationFields } from '../../../shared/destinations/destination'
import type { PasteAnswer, PastedDestination, UnlockProblem } from '../../../shared/destinations/paste'
import { problem, success, type Result } from '../../../shared/result'
import type { Clock } from '../../ports/clock'
import type { Ids } from '../../ports/ids'
import { readFileSecrets, type DestinationFile } from '../../settings/destination-file'
import type { PassphraseLock } from '../../settings/passphrase-lock'
import { missingFields } from './missing-fields'
import { candidatesOf } from './formats/ollim-file'
import type { PasteCandidate } from './paste-reading'
import { understandPaste } from './understand-paste'

/** How long the credentials of a paste wait to be saved, in milliseconds. */
const lifeMilliseconds = 10 * 60 * 1000

/** One more than the latest, so that the person can undo the last paste. */
const keptPastes = 2

type PastedCredentials = Required<Omit<CredentialsDraft, 'pasteId'>> & Pick<PastedDestination, 'expiresAt'>

interface KeptPaste {
  readonly credentials: ReadonlyMap<string, PastedCredentials>
  readonly endTimer: () => void
}

export interface PasteKeeperNeeds {
  readonly clock: Clock
  readonly ids: Ids
  /** Receives each secret, so that the log can leave it out. */
  readonly redactSecret: (secret: string) => void
  readonly lock: Pick<PassphraseLock, 'unlock'>
}

/**
 * Understands pastes and keeps their secrets from the page: in memory only, until they are saved, for ten minutes at
 * most, and only for the last two pastes with credentials.
 */
export class PasteKeeper {
  readonly #needs: PasteKeeperNeeds
  #kept: readonly KeptPaste[] = []
  /** The last file of destinations whose secrets still need their passphrase; useless without it. */
  #locked: { readonly id: string; readonly file: DestinationFile } | undefined

  constructor(needs: PasteKeeperNeeds) {
    this.#needs = needs
  }

  understand(text: string): PasteAnswer {
    const { candidates, notes, lockedFile } = understandPaste(text)
    const destinations = this.#takeAll(candidates)
    if (lockedFile === undefined) return { destinations, notes, lockedId: '' }
    const locked = { id: this.#needs.ids.uuid(), file: lockedFile }
    this.#locked = locked
    return { destinations, notes, lockedId: locked.id }
  }

  /** The same destinations, with the secrets that the passphrase decrypts. */
  async unlock(lockedId: string, passphrase: string): Promise<Result<PasteAnswer, UnlockProblem>> {
    const { file, id } = this.#locked ?? {}
    if (file?.locked === undefined || id !== lockedId) return problem('forgotten')
    this.#needs.redactSecret(passphrase)
    const opened = await this.#needs.lock.unlock(file.locked, passphrase, file.context)
    const secrets = opened.ok ? readFileSecrets(opened.value) : undefined
    if (secrets === undefined) return problem('unfit')
    return success({ destinations: this.#takeAll(candidatesOf(file, secrets)), notes: [], lockedId: '' })
  }

  /** The credentials of an earlier paste; `undefined` once they are forgotten. */
  credentialsOf(pasteId: string): PastedCredentials | undefined {
    return this.#find(pasteId)?.credentials.get(pasteId)
  }

  /** Forgets a paste once its credentials are saved. */
  forget(pasteId: string): void {
    const kept = this.#find(pasteId)
    if (kept !== undefined) this.#drop(kept)
  }

  #find(pasteId: string): KeptPaste | undefined {
    return this.#kept.find(({ credentials }) => credentials.has(pasteId))
  }

  #takeAll(candidates: readonly PasteCandidate[]): readonly PastedDestination[] {
    const credentials = new Map<string, PastedCredentials>()
    const destinations = candidates.map((candidate) => this.#take(candidate, credentials))
    if (credentials.size > 0) this.#keep(credentials)
    return destinations
  }

  #take(candidate: PasteCandidate, credentials: Map<string, PastedCredentials>): PastedDestination {
    const { source, label = '', expiresAt = 0, notes } = candidate
    const { accessKeyId = '', secretAccessKey = '', sessionToken = '' } = candidate
    const hasCredentials = accessKeyId !== '' || secretAccessKey !== ''
    const pasteId = hasCredentials ? this.#needs.ids.uuid() : ''
    if (hasCredentials) credentials.set(pasteId, { accessKeyId, secretAccessKey, sessionToken, expiresAt })
    this.#needs.redactSecret(secretAccessKey)
    this.#needs.redactSecret(sessionToken)
    return {
      source,
      label,
      pasteId,
      fields: fieldsOf(candidate),
      accessKeyIdEnd: accessKeyId.slice(-4),
      hasSecretAccessKey: secretAccessKey !== '',
      hasSessionToken: sessionToken !== '',
      expiresAt,
      missing: missingFields(candidate),
      knownAs: '',
      notes,
    }
  }

  #keep(credentials: ReadonlyMap<string, PastedCredentials>): void {
    const paste: KeptPaste = {
      credentials,
      endTimer: this.#needs.clock.after(lifeMilliseconds, () => this.#drop(paste)),
    }
    this.#kept = [...this.#kept, paste]
    for (const older of this.#kept.slice(0, -keptPastes)) this.#drop(older)
  }

  #drop(paste: KeptPaste): void {
    paste.endTimer()
    this.#kept = this.#kept.filter((other) => other !== paste)
  }
}

/** The form fields that the paste fills in. */
function fieldsOf(candidate: PasteCandidate): Partial<DestinationFields> {
  // Each person decides again which certificate to trust, after seeing it.
  if (candidate.whole !== undefined) return { ...candidate.whole, trustedCertificate: '' }
  const { name, provider, endpoint, bucket, region, keyTemplate, publicUrlBase, pathStyle } = candidate
  return {
    ...(name !== undefined && { name }),
    ...(provider !== undefined && { provider }),
    ...(endpoint !== undefined && { endpoint }),
    ...(bucket !== undefined && { bucket }),
    ...(region !== undefined && { region }),
    ...(keyTemplate !== undefined && { keyTemplate }),
    ...(publicUrlBase !== undefined && { publicUrlBase }),
    ...(pathStyle !== undefined && { pathStyle }),
  }
}
