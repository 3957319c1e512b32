import { type AgentOptions, Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { checkServerIdentity, type PeerCertificate, type SecureContext } from 'node:tls'
import { HttpProxyAgent } from 'http-proxy-agent'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { environmentProxy } from './environment-proxy'
import { untilTrusted } from './pinned-certificate'
import { errorCode } from '../../../core/error-code'

/**
 * How long each address of a server may take to answer before the next one is tried. Node allows a quarter of a second,
 * in which a server on the other side of the earth cannot answer.
 */
const addressMilliseconds = 1_000

/** The proxy that the system has configured for an address, e.g. `http://proxy.office:3128`; empty for none. */
export type ProxyOf = (address: string) => Promise<string>

/** What a connection accepts as proof that it has reached its server. */
export interface Trust {
  readonly secureContext: SecureContext
  /** SHA-256 fingerprint of the single certificate that is trusted whoever issued it; empty for none. */
  readonly certificate: string
}

export interface Agents {
  readonly httpAgent: HttpAgent
  readonly httpsAgent: HttpsAgent
}

/**
 * More than the most uploads at once, so that none waits for a socket: the SDK counts that wait towards the
 * connection timeout.
 */
const maxSockets = 32

/** How long a proxy may take to answer: a little longer than callers wait for a connection. */
const tunnelMilliseconds = 15_000

/**
 * Keep-alive connections to one server, through a proxy if `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, or else the
 * system, name one for its address.
 *
 * @param trust undefined for plain HTTP
 */
export async function agentsFor(
  address: string,
  systemProxyOf: ProxyOf,
  trust: Trust | undefined,
): Promise<Agents> {
  return agentsThrough(await proxyFor(address, systemProxyOf), trust)
}

/** The proxy for an address; empty for none. */
export async function proxyFor(address: string, systemProxyOf: ProxyOf): Promise<string> {
  const fromEnvironment = environmentProxy(address)
  return fromEnvironment === '' ? systemProxyOf(address) : fromEnvironment
}

/** How connections open, if not as usual. */
export interface ConnectingOptions {
  /** How long a proxy may take to answer. */
  readonly maxMilliseconds?: number
  /** Resolves hosts for direct connections, instead of any lookup that comes with a request. */
  readonly lookup?: LookupFunction
}

/** The same through a known proxy; empty to connect directly. */
export function agentsThrough(
  proxy: string,
  trust: Trust | undefined,
  { maxMilliseconds = tunnelMilliseconds, lookup }: ConnectingOptions = {},
): Agents {
  const options: AgentOptions = {
    keepAlive: true,
    maxSockets,
    autoSelectFamilyAttemptTimeout: addressMilliseconds,
  }
  if (proxy === '') {
    const direct = { ...options, ...(lookup && { lookup }) }
    return { httpAgent: new HttpAgent(direct), httpsAgent: new TrustingAgent(direct, trust) }
  }
  return {
    httpAgent: new PlainProxyAgent(proxy, options),
    httpsAgent: new TrustingProxyAgent(proxy, options, trust, maxMilliseconds),
  }
}

/** TLS options for Node; we compare a pinned certificate ourselves, before anything is sent. */
function tlsOptions(trust: Trust | undefined) {
  if (trust === undefined) return {}
  const { secureContext, certificate } = trust
  return certificate === '' ? { secureContext } : { secureContext, rejectUnauthorized: false }
}

/** In a proxy's tunnel, the library drops a host that is an IP address, although the certificate has to match it. */
function identityOf(host: string) {
  if (isIP(host) === 0) return {}
  return {
    checkServerIdentity: (_name: string, shown: PeerCertificate) => checkServerIdentity(host, shown),
  }
}

class TrustingAgent extends HttpsAgent {
  readonly #certificate: string

  constructor(options: AgentOptions, trust: Trust | undefined) {
    super({ ...options, ...tlsOptions(trust) })
    this.#certificate = trust?.certificate ?? ''
  }

  override createConnection(...[options, onCreated]: Parameters<HttpsAgent['createConnection']>) {
    const socket = super.createConnection(options)
    if (this.#certificate === '' || socket === null || socket === undefined || onCreated === undefined)
      return socket
    untilTrusted(socket, this.#certificate).then(
      (trusted) => onCreated(null, trusted),
      (error: unknown) => onCreated(error instanceof Error ? error : new Error(String(error)), socket),
    )
    // The result comes later, through `onCreated`.
    return undefined
  }
}

/** Tells a proxy that is not there from a server that is not. */
async function throughProxy<Connection>(connect: () => Promise<Connection>): Promise<Connection> {
  try {
    return await connect()
  } catch (error) {
    const code = errorCode(error)
    if (code !== 'ECONNREFUSED' && code !== 'ENOTFOUND') throw error
    throw Object.assign(new Error(`The proxy cannot be reached: ${code}`), {
      code: 'OLLIM_PROXY_UNREACHABLE',
    })
  }
}

/** Sends requests for paths like `//name/a.png` to their host; the library takes `name` for the host. */
class PlainProxyAgent extends HttpProxyAgent<string> {
  override connect(...args: Parameters<HttpProxyAgent<string>['connect']>) {
    return throughProxy(() => super.connect(...args))
  }

  override setRequestProps(...[request, options]: Parameters<HttpProxyAgent<string>['setRequestProps']>) {
    // As in the URL standard, `/.` stands for nothing before such a path.
    if (request.path.startsWith('//')) request.path = `/.${request.path}`
    super.setRequestProps(request, options)
  }
}

/** Passes our authorities to the connection inside the tunnel; the library only uses them for the proxy. */
class TrustingProxyAgent extends HttpsProxyAgent<string> {
  readonly #trust: Trust | undefined
  readonly #maxMilliseconds: number

  constructor(proxy: string, options: AgentOptions, trust: Trust | undefined, maxMilliseconds: number) {
    super(proxy, options)
    this.#trust = trust
    this.#maxMilliseconds = maxMilliseconds
  }

  override async connect(...[request, options]: Parameters<HttpsProxyAgent<string>['connect']>) {
    const connectOptions = { ...options, ...tlsOptions(this.#trust), ...identityOf(options.host ?? '') }
    const socket = await this.#inTime(() => throughProxy(() => super.connect(request, connectOptions)))
    const certificate = this.#trust?.certificate ?? ''
    return certificate === '' ? socket : untilTrusted(socket, certificate)
  }

  /** Limits the time for a tunnel: until it is ready, aborting the request does not close its connection. */
  async #inTime<Tunnel>(dig: () => Promise<Tunnel>): Promise<Tunnel> {
    const timeout = new AbortController()
    const timer = setTimeout(() => timeout.abort(), this.#maxMilliseconds)
    this.connectOpts = { ...this.connectOpts, signal: timeout.signal }
    try {
      return await dig()
    } catch (error) {
      if (!timeout.signal.aborted) throw error
      throw Object.assign(new Error('The proxy is silent'), { code: 'ETIMEDOUT' })
    } finally {
      clearTimeout(timer)
    }
  }
}
