import type { SecretBox } from '../../electron/core/ports'
import type { SettingsFile } from '../../electron/core/settings/settings-file'
import type { DestinationDraft, DestinationFields } from '../../electron/shared/destination'
import { failure, type Failure } from '../../electron/shared/failure'
import { problem, success, type Result } from '../../electron/shared/result'

/** A settings file in memory, as text: what cannot be written as JSON does not come back. */
export class MemorySettingsFile implements SettingsFile {
  text: string
  readonly aside: string[] = []
  isFull = false

  constructor(content: unknown = {}) {
    this.text = typeof content === 'string' ? content : JSON.stringify(content)
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

/** Seals by turning round and naming its key: opens only what was sealed with the same one. */
export function makeBox(protection: SecretBox['protection'], key = 'key'): SecretBox {
  const prefix = (keeping: string): string => `${keeping === 'plain' ? 'plain' : key}:`
  return {
    protection,
    seal: (plain, keeping) =>
      keeping === 'keyring' && protection === 'none'
        ? problem('unavailable')
        : success(prefix(keeping) + [...plain].reverse().join('')),
    open: (sealed, keeping) =>
      sealed.startsWith(prefix(keeping)) && (keeping === 'plain' || protection === 'keyring')
        ? success([...sealed.slice(prefix(keeping).length)].reverse().join(''))
        : problem('unreadable'),
  }
}

export const sampleFields: DestinationFields = {
  name: 'Blog',
  provider: 'other',
  endpoint: 'https://s3.example.com',
  bucket: 'haneul-blog',
  region: 'ap-northeast-2',
  keyTemplate: '{year}/{month}/{name}.{ext}',
  publicUrlBase: '',
  pathStyle: false,
  cacheControl: '',
}

export const sampleSecret = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'

export const sampleDraft: DestinationDraft = {
  fields: sampleFields,
  credentials: { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: sampleSecret },
}
