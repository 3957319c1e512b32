import { z } from 'zod'
import type { CredentialsDraft, DestinationDraft, SecretKeeping } from '../../shared/destinations/destination'
import { problem, success, type Result } from '../../shared/result'
import type { Log } from '../ports/log'
import type { SecretBox } from '../ports/secret-box'
import type { Credentials } from '../ports/object-store'
import type { StoredSecret } from './stored-settings'

const sealedSchema = z.object({ secretAccessKey: z.string(), sessionToken: z.string() })
type Secrets = z.infer<typeof sealedSchema>

/** What is known about a destination's credentials without opening them. */
export interface KnownCredentials {
  readonly accessKeyId: string
  readonly hasSecretAccessKey: boolean
  readonly hasSessionToken: boolean
  /** When the session token ends; 0 if unknown or never. */
  readonly expiresAt: number
}

/**
 * Seals and opens destinations' secrets, and holds those that are kept only for this run. A secret that cannot be
 * opened counts as absent but stays in the file, because its keyring may come back.
 */
export class SecretKeeper {
  readonly #box: SecretBox
  readonly #log: Log
  readonly #redactSecret: (secret: string) => void
  readonly #inMemory = new Map<string, Secrets>()

  /** @param redactSecret receives each secret that comes into use, so that the log can leave it out */
  constructor(box: SecretBox, log: Log, redactSecret: (secret: string) => void) {
    this.#box = box
    this.#log = log
    this.#redactSecret = redactSecret
  }

  /** Where a secret goes: `plain` only if the person chose it, and never if there is a keyring. */
  chooseKeeping(chosen: SecretKeeping | undefined, earlier: SecretKeeping | undefined): SecretKeeping {
    const wanted = chosen ?? earlier ?? 'keyring'
    if (wanted === 'memory') return 'memory'
    if (this.#box.protection === 'keyring') return 'keyring'
    return wanted === 'plain' ? 'plain' : 'memory'
  }

  known(id: string, stored: StoredSecret | undefined): KnownCredentials {
    const accessKeyId = stored?.accessKeyId ?? ''
    const credentials = this.open(id, stored)
    if (!credentials.ok) {
      return { accessKeyId, hasSecretAccessKey: false, hasSessionToken: false, expiresAt: 0 }
    }
    const { secretAccessKey, sessionToken } = credentials.value
    const hasSessionToken = sessionToken !== ''
    const expiresAt = hasSessionToken ? (stored?.expiresAt ?? 0) : 0
    return { accessKeyId, hasSecretAccessKey: secretAccessKey !== '', hasSessionToken, expiresAt }
  }

  /** The fields are empty if nothing is kept. */
  open(id: string, stored: StoredSecret | undefined): Result<Credentials, 'unreadable'> {
    const accessKeyId = stored?.accessKeyId ?? ''
    const remembered = this.#inMemory.get(id)
    if (remembered !== undefined) return success({ accessKeyId, ...remembered })
    if (stored === undefined || stored.keeping === 'memory' || stored.sealed === '') {
      return success({ accessKeyId, secretAccessKey: '', sessionToken: '' })
    }
    const opened = this.#box.open(stored.sealed, stored.keeping)
    if (!opened.ok) return problem('unreadable')
    const secrets = parseSecrets(opened.value)
    if (secrets === undefined) return problem('unreadable')
    this.#redact(secrets)
    return success({ accessKeyId, ...secrets })
  }

  /** Keeps credentials and returns what may go into the file; if they cannot be sealed, they stay in memory. */
  keep(id: string, credentials: Credentials, keeping: SecretKeeping, expiresAt: number): StoredSecret {
    const { accessKeyId, secretAccessKey, sessionToken } = credentials
    const secrets: Secrets = { secretAccessKey, sessionToken }
    this.#inMemory.delete(id)
    this.#redact(secrets)
    if (secretAccessKey === '' && sessionToken === '') return { accessKeyId, sealed: '', keeping, expiresAt }
    if (keeping !== 'memory') {
      const sealed = this.#box.seal(JSON.stringify(secrets), keeping)
      if (sealed.ok) return { accessKeyId, sealed: sealed.value, keeping, expiresAt }
      this.#log.warn('A secret could not be sealed and is kept for this run only', { destination: id })
    }
    this.#inMemory.set(id, secrets)
    return { accessKeyId, sealed: '', keeping: 'memory', expiresAt }
  }

  /** Combines what is kept with a form: an absent field keeps the old value, an empty one removes it. */
  merge(id: string, stored: StoredSecret | undefined, draft: CredentialsDraft): Credentials {
    const opened = this.open(id, stored)
    const kept = opened.ok ? opened.value : { secretAccessKey: '', sessionToken: '' }
    const secrets: Secrets = {
      secretAccessKey: draft.secretAccessKey ?? kept.secretAccessKey,
      sessionToken: draft.sessionToken ?? kept.sessionToken,
    }
    this.#redact(secrets)
    return { accessKeyId: draft.accessKeyId ?? stored?.accessKeyId ?? '', ...secrets }
  }

  /** Keeps the credentials of a saved form. If nobody changed them and they cannot be opened, they stay as they are. */
  update(id: string, stored: StoredSecret | undefined, draft: DestinationDraft): StoredSecret {
    const keeping = this.chooseKeeping(draft.secretKeeping, stored?.keeping)
    const isUnchanged = Object.values(draft.credentials).every((value) => value === undefined)
    if (stored !== undefined && isUnchanged && !this.open(id, stored).ok) return stored
    const merged = this.merge(id, stored, draft.credentials)
    const expiresAt = isUnchanged ? (stored?.expiresAt ?? 0) : (draft.expiresAt ?? 0)
    const kept = this.keep(id, merged, keeping, expiresAt)
    if (stored === undefined || kept.keeping === keeping || hasNewSecret(draft.credentials)) return kept
    // The keyring refuses: the file keeps what it has.
    return { ...kept, sealed: stored.sealed, keeping: stored.keeping }
  }

  forget(id: string): void {
    this.#inMemory.delete(id)
  }

  #redact({ secretAccessKey, sessionToken }: Secrets): void {
    this.#redactSecret(secretAccessKey)
    this.#redactSecret(sessionToken)
  }
}

function hasNewSecret({ secretAccessKey, sessionToken }: CredentialsDraft): boolean {
  return secretAccessKey !== undefined || sessionToken !== undefined
}

function parseSecrets(json: string): Secrets | undefined {
  try {
    return sealedSchema.safeParse(JSON.parse(json)).data
  } catch {
    // Not JSON: something else was sealed, or it was opened with the wrong key.
    return undefined
  }
}
