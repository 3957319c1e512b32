import type { Socket } from 'node:net'
import type { HandoverAddress } from './handover-address'
import { openSocket } from './open-socket'
import { isPrivateFolder } from './private-folder'

/** Connects only if nobody else could have put the socket there; `undefined` if no app is running. */
export async function connectToApp(address: HandoverAddress | undefined): Promise<Socket | undefined> {
  if (address === undefined) return undefined
  const { socket, folder } = address
  if (folder !== '' && !(await isPrivateFolder(folder))) return undefined
  return openSocket(socket)
}
