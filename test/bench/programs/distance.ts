/**
 * Stands before a server as far away as a network makes one, over a line as wide as it is told: what comes in on
 * either side goes on so many milliseconds later, in order, and all connections together send no more than the line
 * takes. Takes the server's port, the milliseconds each way and the line's width to the server in bytes a second
 * (0: no limit); prints its own port.
 */
import { connect, createServer, type Socket } from 'node:net'
import process from 'node:process'

const [port = NaN, milliseconds = NaN, bytesPerSecond = NaN] = process.argv.slice(2).map(Number)

/** What is on its way on one connection; more waits, as it does in a network. */
const mostBytes = 8 * 1024 ** 2

/** When the line to the server will have taken all that has come so far. */
let lineIsFreeAt = 0

/** @returns after how many milliseconds the line has taken so many bytes more */
function takeLine(bytes: number): number {
  if (bytesPerSecond === 0) return 0
  const now = performance.now()
  lineIsFreeAt = Math.max(now, lineIsFreeAt) + (bytes * 1000) / bytesPerSecond
  return lineIsFreeAt - now
}

function carry(from: Socket, to: Socket, delay: (bytes: number) => number): void {
  // Timers may fire in another order; what they let arrive is in order all the same.
  const underWay: (() => void)[] = []
  let bytesUnderWay = 0
  const send = (bytes: number, arrive: () => void): void => {
    underWay.push(arrive)
    setTimeout(() => underWay.shift()?.(), delay(bytes))
  }
  from.on('data', (bytes) => {
    bytesUnderWay += bytes.length
    if (bytesUnderWay >= mostBytes) from.pause()
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
