import type { PasteNote } from '../../../shared/destinations/paste'
import { fieldNamed, type PasteField } from './field-names'
import { note } from './paste-reading'

/** What a set of named values says, and what is wrong with it. */
export interface Pairs {
  readonly values: ReadonlyMap<PasteField, string>
  readonly notes: readonly PasteNote[]
}

/** A name and its value as in a paste. */
export type NamedValue = readonly [name: string, value: string]

/** Placeholders for the real value in a tutorial or `.env.example`. */
const placeholder =
  /^(?:<.*>|\[.*\]|\{\{.*\}\}|\$\{{0,2}\s*[A-Za-z_].*|%[A-Za-z_]+%|(?:your|insert|replace|enter)[-_ ].*|changeme|change-me|x{3,}|todo)$/i

/** Values that a screen has masked or cut short. */
const hidden = /\*{3,}|•{2,}|…|\.{3}$/

/**
 * Reads named values, whatever the spelling of the names. A name with two different values, a placeholder and a masked
 * value are left out and noted, as nobody can tell what was meant.
 */
export function readPairs(named: readonly NamedValue[]): Pairs {
  const values = new Map<PasteField, string>()
  const notes: PasteNote[] = []
  const seen = new Map<string, string>()
  const unclear = new Set<string>()
  const fieldOf = namerOf(named.map(([name]) => name))
  for (const [name, raw] of named) {
    const field = fieldOf(name)
    const value = raw.trim()
    if (field === undefined || value === '' || unclear.has(field)) continue
    const earlier = seen.get(name.toLowerCase())
    seen.set(name.toLowerCase(), value)
    if (placeholder.test(value)) notes.push(note('placeholder', { name }))
    else if (hidden.test(value)) notes.push(note('hidden', { name }))
    else if (earlier !== undefined && earlier !== value) {
      notes.push(note('given-twice', { name }))
      unclear.add(field)
      values.delete(field)
    } else if (!values.has(field)) values.set(field, value)
  }
  return { values, notes }
}

/**
 * Returns the field of each name. A bare `key` or `secret` may be anything; it only counts as S3's beside the other
 * half of a key pair, and a bare `API` beside the login with which MinIO prints it at its start.
 */
function namerOf(names: readonly string[]): (name: string) => PasteField | undefined {
  const bare = new Set(names.map((name) => name.toLowerCase()))
  const hasId = bare.has('key') || names.some((name) => fieldNamed(name)?.field === 'accessKeyId')
  const isShort = (name: string): boolean =>
    (name === 'secret' && hasId) ||
    (name === 'key' && bare.has('secret')) ||
    (name === 'api' && bare.has('rootuser'))
  return (name) => fieldNamed(isShort(name.toLowerCase()) ? `s3 ${name}` : name)?.field
}

/** Whether these names are about S3; a region alone, for example, is not. */
export function describesStorage({ values, notes }: Pairs): boolean {
  const meaningful = ['accessKeyId', 'secretAccessKey', 'sessionToken', 'bucket', 'endpoint'] as const
  return notes.length > 0 || meaningful.some((field) => values.has(field))
}
