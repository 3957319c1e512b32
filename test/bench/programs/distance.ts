/**
 * A proxy that simulates a network in front of a server: it delays bytes in both directions, keeps their order, and
 * limits the bandwidth of all connections together. Takes the server's port, the delay each way in milliseconds and
 * the bandwidth to the server in bytes per second (0: no limit); prints its own port.
 */
import { connect, createServer, type Socket } from 'node:net'
import process from 'node:process'

const [port = NaN, milliseconds = NaN, bytesPerSecond = NaN] = process.argv.slice(2).map(Number)

/** The most bytes in transit on one connection; then it stops reading, as a network would. */
const maxBytes = 8 * 1024 ** 2

/** When the line to the server will have sent everything received so far. */
let lineIsFreeAt = 0

/** @returns the milliseconds until the line has sent this many more bytes */
function takeLine(bytes: number): number {
  if (bytesPerSecond === 0) return 0
  const now = performance.now()
  lineIsFreeAt = Math.max(now, lineIsFreeAt) + (bytes * 1000) / bytesPerSecond
  return lineIsFreeAt - now
}

function carry(from: Socket, to: Socket, delay: (bytes: number) => number): void {
  // Timers may fire out of order, but the bytes are taken from this queue in order.
  const underWay: (() => void)[] = []
  let bytesUnderWay = 0
  const send = (bytes: number, arrive: () => void): void => {
    underWay.push(arrive)
    setTimeout(() => underWay.shift()?.(), delay(bytes))
  }
  from.on('data', (bytes) => {
    bytesUnderWay += bytes.length
    if (bytesUnderWay >= maxBytes) from.pause()
    send(bytes.length, () => {
      bytesUnderWay -= bytes.length
      from.resume()
      to.write(bytes)
    })
  })
  from.on('close', () => send(0, () => to.destroy()))
  from.on('error', () => from.destroy())
}

const server = createServer({ noDelay: true }, (client) => {
  const upstream = connect({ port, host: '127.0.0.1', noDelay: true })
  carry(client, upstream, (bytes) => takeLine(bytes) + milliseconds)
  carry(upstream, client, () => milliseconds)
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
