import { createPassphraseLock } from '../../electron/adapters/secrets/passphrase-lock'
import { PasteKeeper } from '../../electron/core/destinations/paste/paste-keeper'
import type { SecretBox } from '../../electron/core/ports/secret-box'
import type { Credentials } from '../../electron/core/ports/object-store'
import { SettingsService, type SettingsServiceNeeds } from '../../electron/core/settings/settings-service'
import type { SettingsFile } from '../../electron/core/settings/settings-file'
import { parseStoredSettings, type StoredSettings } from '../../electron/core/settings/stored-settings'
import {
  emptyFields,
  type Destination,
  type DestinationDraft,
  type DestinationFields,
} from '../../electron/shared/destinations/destination'
import { failure, type Failure } from '../../electron/shared/failures/failure'
import type { Notice } from '../../electron/shared/app/notice'
import { problem, success, type Result } from '../../electron/shared/result'
import { FakeClock } from './fake-clock'
import { makeSilentLog } from './silent-log'

/** A settings file in memory, stored as text: what JSON cannot represent is lost. */
export class MemorySettingsFile implements SettingsFile {
  text: string
  readonly aside: string[] = []
  isFull = false

  constructor(content: unknown = {}) {
    this.text = typeof content === 'string' ? content : JSON.stringify(content)
  }

  /** The text's settings, as the next start would read them. */
  get stored(): StoredSettings {
    const parsed = parseStoredSettings(JSON.parse(this.text))
    if (parsed.kind === 'newer') throw new Error('written as a newer version')
    return parsed.settings
  }

  read(): Result<unknown, 'unreadable'> {
    try {
      return success(JSON.parse(this.text))
    } catch {
      return problem('unreadable')
    }
  }

  setAside(): string {
    this.aside.push(this.text)
    this.text = '{}'
    return `kept-${String(this.aside.length)}`
  }

  write(settings: object): Result<null, Failure> {
    if (this.isFull) return problem(failure('disk-full'))
    this.text = JSON.stringify(settings)
    return success(null)
  }
}

/** "Seals" with a key's name as prefix: only opens what was sealed with the same key. */
export function makeBox(protection: SecretBox['protection'], key = 'key'): SecretBox {
  const prefix = (keeping: string): string => `${keeping === 'plain' ? 'plain' : key}:`
  return {
    protection,
    seal: (plain, keeping) =>
      keeping === 'keyring' && protection === 'none'
        ? problem('unavailable')
        : success(prefix(keeping) + Buffer.from(plain).toString('base64')),
    open: (sealed, keeping) =>
      sealed.startsWith(prefix(keeping)) && (keeping === 'plain' || protection === 'keyring')
        ? success(Buffer.from(sealed.slice(prefix(keeping).length), 'base64').toString())
        : problem('unreadable'),
  }
}

export const sampleFields: DestinationFields = {
  ...emptyFields,
  name: 'Blog',
  provider: 'other',
  endpoint: 'https://s3.example.com',
  bucket: 'haneul-blog',
  region: 'ap-northeast-2',
}

export const sampleSecret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

export const sampleDraft: DestinationDraft = {
  fields: sampleFields,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: sampleSecret },
}

/** Ollim's lock with a cheap key derivation, without the time that makes guessing slow. */
export const quickLock = createPassphraseLock(1024)

/** A settings service with fakes, and what it has reported. */
export function startSettings(
  change: Partial<SettingsServiceNeeds> & { readonly file?: MemorySettingsFile } = {},
) {
  const notices: Notice[] = []
  const learnt: string[] = []
  const file = change.file ?? new MemorySettingsFile()
  let lastId = 0
  let lastPaste = 0
  const clock = new FakeClock()
  const redactSecret = (secret: string): void => void learnt.push(secret)
  const pastes = new PasteKeeper({
    clock,
    redactSecret,
    lock: quickLock,
    ids: { uuid: () => `paste-${String((lastPaste += 1))}`, random: () => 0 },
  })
  const service = new SettingsService({
    box: makeBox('keyring'),
    pastes,
    ids: { uuid: () => `id-${String((lastId += 1))}`, random: () => 0 },
    log: makeSilentLog(),
    notify: (notice) => notices.push(notice),
    systemLanguages: ['ko-KR', 'en'],
    canLaunchAtLogin: true,
    environment: undefined,
    certificateAuthorityFile: '',
    endOfLoan: () => 0,
    redactSecret,
    ...change,
    file,
  })
  return { service, file, notices, learnt, pastes, clock }
}

/** Saves a draft that has to be valid. */
export function saveIn(service: SettingsService, draft: DestinationDraft = sampleDraft): Destination {
  const saved = service.destinationKeeper.save(draft)
  if (!saved.ok) throw new Error(JSON.stringify(saved.problem))
  return saved.value
}

/** The credentials that a destination would sign with. */
export function credentialsOf(service: SettingsService, id: string): Result<Credentials, Failure> {
  const target = service.targetOf(id)
  return target.ok ? success(target.value.credentials) : target
}
