import type { Environment } from '../../shared/app/environment'
import { type AccessList, accessLists } from '../../shared/destinations/destination'
import { normalizeAddress } from '../destinations/normalize-address'
import type { FailureFacts } from '../../shared/failures/failure'
import { longestLinkSeconds } from '../../shared/links/link-life'

export const environmentProblemNames = [
  'missing',
  'switch',
  'access-list',
  'link-life',
  'bucket-is-address',
  'bucket-has-folder',
  'bucket-length',
  'bucket-characters',
  'bucket-name',
  'address',
  'address-has-bucket',
  'address-has-login',
  'address-has-query',
  'address-has-placeholder',
  'key-template',
  'key-variable',
] as const
export type EnvironmentProblemName = (typeof environmentProblemNames)[number]

/** What is wrong with a variable, without its value, which may be a secret; the words are under `cli.environment`. */
export interface EnvironmentProblem {
  readonly variable: string
  readonly problem: EnvironmentProblemName
  readonly facts: FailureFacts
}

/** Reads `OLLIM_*` variables, and collects what is wrong with them. */
export class EnvironmentVariables {
  readonly #environment: Environment
  readonly #problems: EnvironmentProblem[] = []

  constructor(environment: Environment) {
    this.#environment = environment
  }

  get problems(): readonly EnvironmentProblem[] {
    return this.#problems
  }

  /** Empty if it is not set. */
  read(name: string): string {
    return (this.#environment[name] ?? '').trim()
  }

  /** The same for a variable that must be set. */
  require(name: string): string {
    const text = this.read(name)
    if (text === '') this.refuse(name, 'missing')
    return text
  }

  /** A normalised address. */
  readAddress(name: string): string {
    return normalizeAddress(this.read(name))
  }

  /** @param otherwise if it is not set */
  readSwitch(name: string, otherwise: boolean): boolean {
    return this.#readAs(name, parseSwitch, otherwise, 'switch')
  }

  readAccessList(name: string): AccessList {
    return this.#readAs(name, parseAccessList, 'none', 'access-list', { choices: accessLists.join(', ') })
  }

  /** In seconds; 0 if it is not set, which means public links. */
  readLinkLife(name: string): number {
    return this.#readAs(name, parseLinkLife, 0, 'link-life')
  }

  refuse(variable: string, problem: EnvironmentProblemName, facts: FailureFacts = {}): void {
    this.#problems.push({ variable, problem, facts })
  }

  /** @param otherwise if it is not set, or is refused because it cannot be parsed */
  #readAs<Value>(
    name: string,
    parse: (text: string) => Value | undefined,
    otherwise: Value,
    problem: EnvironmentProblemName,
    facts: FailureFacts = {},
  ): Value {
    const text = this.read(name)
    if (text === '') return otherwise
    const value = parse(text)
    if (value === undefined) this.refuse(name, problem, facts)
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
