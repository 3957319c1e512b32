/**
 * Stands before a server as far away as a network makes one: what comes in on either side goes on so many
 * milliseconds later, in order. Takes the server's port and the milliseconds each way; prints its own port.
 */
import { connect, createServer, type Socket } from 'node:net'
import process from 'node:process'

const [port = NaN, milliseconds = NaN] = process.argv.slice(2).map(Number)

/** What is on its way on one connection; more waits, as it does in a network. */
const mostBytes = 8 * 1024 ** 2

function carry(from: Socket, to: Socket): void {
  let bytesUnderWay = 0
  from.on('data', (bytes) => {
    bytesUnderWay += bytes.length
    if (bytesUnderWay >= mostBytes) from.pause()
    setTimeout(() => {
      bytesUnderWay -= bytes.length
      from.resume()
      to.write(bytes)
    }, milliseconds)
  })
  from.on('close', () => setTimeout(() => to.destroy(), milliseconds))
  from.on('error', () => from.destroy())
}

const server = createServer({ noDelay: true }, (client) => {
  const upstream = connect({ port, host: '127.0.0.1', noDelay: true })
  carry(client, upstream)
  carry(upstream, client)
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
