import { connect, type Socket } from 'node:net'

/** Connects to an address; `undefined` if nobody is listening there. */
export function openSocket(address: string): Promise<Socket | undefined> {
  return new Promise((resolve) => {
    const socket = connect(address)
    const fail = () => resolve(undefined)
    socket.once('error', fail)
    socket.once('connect', () => {
      socket.off('error', fail)
      resolve(socket)
    })
  })
}
