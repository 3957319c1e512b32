import { session } from 'electron'
import { firstProxy } from './proxy-list'

/** The proxy that the system's settings name for an address; empty for a direct connection. */
export async function systemProxyOf(address: string): Promise<string> {
  return firstProxy(await session.defaultSession.resolveProxy(address))
}
