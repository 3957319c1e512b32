import type { Failure } from '../../../shared/failures/failure'
import type { Result } from '../../../shared/result'
import { type Agents, agentsThrough, type ProxyOf, proxyFor, type Trust } from './agents'
import { sharedLookup } from './shared-lookup'

/** The system and its files answer quickly, but not quickly enough to be asked for every small image. */
const askedAgainMilliseconds = 10_000

/**
 * Agents for a server used for hours: a laptop may move from the office home, and its proxy changes, or a person names
 * the authority that was missing.
 */
export class ChangingAgents {
  readonly #address: string
  readonly #systemProxyOf: ProxyOf
  readonly #trustNow: (() => Promise<Result<Trust, Failure>>) | undefined
  readonly #lookup = sharedLookup()
  #proxy: string | undefined
  #trust: Trust | undefined
  #agents: Agents | undefined
  #askedAt = -Infinity

  /** @param trustNow returns the same trust until it changes; undefined for plain HTTP */
  constructor(
    address: string,
    systemProxyOf: ProxyOf,
    trustNow: (() => Promise<Result<Trust, Failure>>) | undefined,
  ) {
    this.#address = address
    this.#systemProxyOf = systemProxyOf
    this.#trustNow = trustNow
  }

  /** @returns `undefined` if the previous agents are still right; requests on their way keep theirs in any case */
  async next(): Promise<Agents | undefined> {
    const now = performance.now()
    if (now - this.#askedAt < askedAgainMilliseconds) return undefined
    this.#askedAt = now
    const [proxy, trusted] = await Promise.all([
      proxyFor(this.#address, this.#systemProxyOf),
      this.#trustNow?.(),
    ])
    // A file that cannot be read for a moment changes nothing.
    const trust = trusted?.ok === true ? trusted.value : this.#trust
    if (proxy === this.#proxy && trust === this.#trust) return undefined
    this.#proxy = proxy
    this.#trust = trust
    if (this.#agents !== undefined) retire(this.#agents)
    this.#agents = agentsThrough(proxy, trust, { lookup: this.#lookup })
    return this.#agents
  }
}

/** Closes idle connections now, and each of the others once its request has ended. */
function retire({ httpAgent, httpsAgent }: Agents): void {
  for (const agent of [httpAgent, httpsAgent]) {
    agent.maxFreeSockets = 0
    for (const idle of Object.values(agent.freeSockets).flat()) idle?.destroy()
  }
}
