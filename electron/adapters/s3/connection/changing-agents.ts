import { type Agents, agentsThrough, type ProxyOf, proxyFor, type Trust } from './agents'
import { sharedLookup } from './shared-lookup'

/** The system answers quickly, but not quickly enough to be asked for every small image. */
const askedAgainMilliseconds = 10_000

/** Agents for a server used for hours: a laptop may move from the office home, and its proxy changes. */
export class ChangingAgents {
  readonly #address: string
  readonly #systemProxyOf: ProxyOf
  readonly #trust: Trust | undefined
  readonly #lookup = sharedLookup()
  #proxy: string | undefined
  #agents: Agents | undefined
  #askedAt = -Infinity

  /** @param trust undefined for plain HTTP */
  constructor(address: string, systemProxyOf: ProxyOf, trust: Trust | undefined) {
    this.#address = address
    this.#systemProxyOf = systemProxyOf
    this.#trust = trust
  }

  /** @returns `undefined` if the previous agents are still right; requests on their way keep theirs in any case */
  async next(): Promise<Agents | undefined> {
    const now = performance.now()
    if (now - this.#askedAt < askedAgainMilliseconds) return undefined
    this.#askedAt = now
    const proxy = await proxyFor(this.#address, this.#systemProxyOf)
    if (proxy === this.#proxy) return undefined
    this.#proxy = proxy
    if (this.#agents !== undefined) retire(this.#agents)
    this.#agents = agentsThrough(proxy, this.#trust, { lookup: this.#lookup })
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
