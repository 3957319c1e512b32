import { type AccessList, accessLists } from '../../shared/destinations/destination'
import { normalizeAddress } from '../destinations/normalize-address'
import { longestLinkSeconds } from '../../shared/links/link-life'

/** The variables of a process, by name. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads `OLLIM_*` variables, and collects what is wrong with them: English sentences for a terminal, which name
 * variables but never their values.
 */
export class EnvironmentVariables {
  readonly #environment: Environment
  readonly #problems: string[] = []

  constructor(environment: Environment) {
    this.#environment = environment
  }

  get problems(): readonly string[] {
    return this.#problems
  }

  /** Empty if it is not set. */
  read(name: string): string {
    return (this.#environment[name] ?? '').trim()
  }

  /** The same for a variable that must be set. */
  require(name: string): string {
    const text = this.read(name)
    if (text === '') this.refuse(name, 'is missing')
    return text
  }

  /** A normalised address. */
  readAddress(name: string): string {
    return normalizeAddress(this.read(name))
  }

  /** @param otherwise if it is not set */
  readSwitch(name: string, otherwise: boolean): boolean {
    return this.#readAs(name, parseSwitch, otherwise, 'must be 1 or 0')
  }

  readAccessList(name: string): AccessList {
    return this.#readAs(name, parseAccessList, 'none', `must be one of ${accessLists.join(', ')}`)
  }

  /** In seconds; 0 if it is not set, which means public links. */
  readLinkLife(name: string): number {
    return this.#readAs(name, parseLinkLife, 0, 'must be a time like 15m, 12h or 7d, and at most 7d')
  }

  /** @param why goes on from the variable's name, without a full stop */
  refuse(name: string, why: string): void {
    this.#problems.push(`${name} ${why}.`)
  }

  /** @param otherwise if it is not set, or is refused because it cannot be parsed */
  #readAs<Value>(
    name: string,
    parse: (text: string) => Value | undefined,
    otherwise: Value,
    why: string,
  ): Value {
    const text = this.read(name)
    if (text === '') return otherwise
    const value = parse(text)
    if (value === undefined) this.refuse(name, why)
    return value ?? otherwise
  }
}

/** Undefined if it is neither on nor off. */
export function parseSwitch(text: string): boolean | undefined {
  if (['1', 'true', 'yes', 'on'].includes(text.toLowerCase())) return true
  return ['0', 'false', 'no', 'off'].includes(text.toLowerCase()) ? false : undefined
}

function parseAccessList(text: string): AccessList | undefined {
  return accessLists.find((known) => known === text)
}

const unitSeconds = { s: 1, m: 60, h: 3600, d: 86_400 } as const

/** In seconds: `7d`, `12h`, `15m`, `3600`. 0 means public links. */
function parseLinkLife(text: string): number | undefined {
  const [, count = '', unit = 's'] = /^(\d{1,7})([smhd])?$/.exec(text) ?? []
  if (count === '' || !isUnit(unit)) return undefined
  const seconds = Number(count) * unitSeconds[unit]
  return seconds <= longestLinkSeconds ? seconds : undefined
}

function isUnit(text: string): text is keyof typeof unitSeconds {
  return Object.hasOwn(unitSeconds, text)
}
