/**
 * An S3 bucket that only keeps names, fast enough not to be the bottleneck. It supports `If-None-Match`, HEAD and
 * multipart uploads as Ceph does, and checks neither signatures nor bytes. Prints its port on 127.0.0.1.
 */
import { createServer, type IncomingMessage } from 'node:http'

interface Answer {
  readonly status: number
  readonly body?: string
}

const etag = '0'.repeat(32)
/** Sizes in bytes, by key. */
const objects = new Map<string, number>()

function answerTo({ method = '', url = '/', headers }: IncomingMessage, bytes: number): Answer {
  const { pathname: key, searchParams: query } = new URL(url, 'http://sink')
  if (method === 'HEAD') return { status: objects.has(key) ? 200 : 404 }
  if (method === 'DELETE') return { status: 204 }
  if (method === 'PUT' && query.has('partNumber')) return { status: 200 }
  if (method === 'POST' && query.has('uploads'))
    return {
      status: 200,
      body: '<InitiateMultipartUploadResult><UploadId>sink</UploadId></InitiateMultipartUploadResult>',
    }
  if (headers['if-none-match'] === '*' && objects.has(key))
    return { status: 412, body: '<Error><Code>PreconditionFailed</Code></Error>' }
  objects.set(key, bytes)
  if (method === 'PUT') return { status: 200 }
  return {
    status: 200,
    body: `<CompleteMultipartUploadResult><ETag>"${etag}-1"</ETag></CompleteMultipartUploadResult>`,
  }
}

const server = createServer((request, response) => {
  let bytes = 0
  request.on('data', (chunk: Uint8Array) => (bytes += chunk.length))
  request.once('end', () => {
    const { status, body = '' } = answerTo(request, bytes)
    response.statusCode = status
    if (status === 200) response.setHeader('etag', `"${etag}"`)
    response.end(body)
  })
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
