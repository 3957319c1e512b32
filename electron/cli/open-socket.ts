import { connect, type Socket } from 'node:net'

/** A connection to whoever listens there; `undefined` if nobody does. */
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
