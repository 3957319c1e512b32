import { assertNever } from '../../shared/assert-never'
import type { KeyVariableName } from '../../shared/destinations/key-variables'

/** What a key is made from. All of it is fixed when the upload is accepted. */
export interface KeySubject {
  /** The file's name as the person knows it, with extension. */
  readonly name: string
  /** The extension of the actual type, without the dot. */
  readonly extension: string
  /** Path of the file's folder inside a dropped folder, for example `trip/day 1`; empty if there is none. */
  readonly folder: string
  /** Milliseconds since the epoch; the template shows it in the computer's local time. */
  readonly acceptedAt: number
  /** Lower-case hexadecimal; may be empty if `templateNeedsHash` says no. */
  readonly sha256: string
  readonly uuid: string
  /** A number in [0, 1). */
  readonly random: () => number
  /** Counts up over all uploads of a destination, from 1. */
  readonly counter: number
}

/** Variables whose value is never cut; name and folder may be, so they are filled in last. */
type WholeVariableName = Exclude<KeyVariableName, 'name' | 'folder'>

/** A variable's value for an image; `length` cuts a hash (0 for all of it) or is the number of random characters. */
export function valueOf(name: WholeVariableName, length: number, subject: KeySubject): string {
  const local = new Date(subject.acceptedAt)
  switch (name) {
    case 'year':
      return String(local.getFullYear()).padStart(4, '0')
    case 'month':
      return twoDigits(local.getMonth() + 1)
    case 'day':
      return twoDigits(local.getDate())
    case 'hour':
      return twoDigits(local.getHours())
    case 'minute':
      return twoDigits(local.getMinutes())
    case 'second':
      return twoDigits(local.getSeconds())
    case 'ext':
      return subject.extension
    case 'hash':
      return length === 0 ? subject.sha256 : subject.sha256.slice(0, length)
    case 'uuid':
      return subject.uuid
    case 'random':
      return Array.from({ length }, () => randomCharacter(subject.random)).join('')
    case 'counter':
      return String(subject.counter)
    default:
      return assertNever(name)
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}

function randomCharacter(random: () => number): string {
  return Math.floor(random() * 36).toString(36)
}
