import { createHash } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'

/** Starts a local S3 bucket that is empty, accepts every upload and stores nothing. */
export async function startHollowBucket() {
  const server = http.createServer((request, response) => {
    const hash = createHash('md5')
    request.on('data', (/** @type {Buffer} */ chunk) => hash.update(chunk))
    request.on('end', () => {
      if (request.method === 'PUT') response.setHeader('etag', `"${hash.digest('hex')}"`)
      else response.statusCode = 404
      response.end()
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The bucket has no port.')
  return {
    environment: {
      OLLIM_ENDPOINT: `http://127.0.0.1:${String(address.port)}`,
      OLLIM_BUCKET: 'hollow',
      OLLIM_REGION: 'us-east-1',
      OLLIM_ACCESS_KEY_ID: 'HOLLOW',
      OLLIM_SECRET_ACCESS_KEY: 'HOLLOW',
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
