import { type AgentOptions, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { SecureContext } from 'node:tls'
import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { getProxyForUrl } from 'proxy-from-env'

/** The proxy that the system names for an address, e.g. `http://proxy.office:3128`; empty for none. */
export type ProxyOf = (address: string) => Promise<string>

/**
 * More than the most uploads that run at once, so that none waits for a connection: the SDK counts
 * that wait as a connection that does not come about.
 */
const maximumSockets = 32

/**
 * Connections to one server that are kept open, through a proxy where `HTTPS_PROXY`, `HTTP_PROXY`
 * and `NO_PROXY`, or else the system, name one for its address.
 */
export async function agentsFor(
  address: string,
  systemProxyOf: ProxyOf,
  secureContext: SecureContext | undefined,
) {
  const options: AgentOptions = { keepAlive: true, maxSockets: maximumSockets }
  const fromEnvironment = getProxyForUrl(address)
  const proxy = fromEnvironment === '' ? await systemProxyOf(address) : fromEnvironment
  if (proxy === '') {
    return {
      httpAgent: new HttpAgent(options),
      httpsAgent: new HttpsAgent({ ...options, ...trust(secureContext) }),
    }
  }
  return {
    httpAgent: new HttpProxyAgent(proxy, options),
    httpsAgent: new TrustingProxyAgent(proxy, options, trust(secureContext)),
  }
}

interface Trust {
  readonly secureContext?: SecureContext
}

function trust(secureContext: SecureContext | undefined): Trust {
  return secureContext === undefined ? {} : { secureContext }
}

/** Hands the authorities on to the connection inside the tunnel; the library has them for the proxy's own. */
class TrustingProxyAgent extends HttpsProxyAgent<string> {
  readonly #trusted: Trust

  constructor(proxy: string, options: AgentOptions, trusted: Trust) {
    super(proxy, options)
    this.#trusted = trusted
  }

  override connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>) {
    return super.connect(request, { ...options, ...this.#trusted })
  }
}
