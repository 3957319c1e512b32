import { session } from 'electron'
import { firstProxy } from './proxy-list'

/** The proxy in the system's settings for an address; empty to connect directly. */
export async function systemProxyOf(address: string): Promise<string> {
  return firstProxy(await session.defaultSession.resolveProxy(address))
}
