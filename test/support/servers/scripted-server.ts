import { createServer, type IncomingHttpHeaders } from 'node:http'
import { onTestFinished } from 'vitest'
import { systemClock } from '../../../electron/adapters/clock'
import { createObjectStores } from '../../../electron/adapters/s3/object-store'
import type { Loans } from '../../../electron/adapters/s3/connection/identity'
import { BorrowedCredentials } from '../../../electron/core/credentials/borrowed-credentials'
import type { ObjectStore, StoreTarget } from '../../../electron/core/ports/object-store'
import { success } from '../../../electron/shared/result'
import { makeSilentLog } from '../silent-log'
import { listen } from './listen'
import { targetOf } from './targets'

/** A complete request. */
export interface ScriptedRequest {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The id of the access key that signed it. */
  readonly keyId: string
}

/** XML unless the headers say otherwise. */
export interface ScriptedAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface ScriptedServer {
  readonly target: StoreTarget
  readonly store: ObjectStore
  /** Method and key, or query, of each request so far, in order. */
  readonly asked: readonly string[]
}

/** A store on a server that answers as the test says; both end with the test. */
export async function scriptedStore(
  answer: (request: ScriptedRequest) => ScriptedAnswer | Promise<ScriptedAnswer>,
  change: Partial<StoreTarget> = {},
  loans?: Loans,
): Promise<ScriptedServer> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.once('end', () => {
      const { method = '', url: path = '', headers } = request
      asked.push(`${method} ${path.replace(/^\/photos\/?/, '').replace(/\?x-id=\w+$/, '')}`.trim())
      const keyId = /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? ''
      const complete: ScriptedRequest = {
        ...{ method, path, headers, keyId },
        // Decoded only if it is read: a photo takes long, and is no text.
        get body() {
          return Buffer.concat(chunks).toString()
        },
      }
      void Promise.resolve(answer(complete)).then((scripted) => {
        response.writeHead(scripted.status, { 'content-type': 'application/xml', ...scripted.headers })
        response.end(method === 'HEAD' ? undefined : scripted.body)
      })
    })
  })
  const port = await listen(server)
  const target = targetOf({ endpoint: `http://127.0.0.1:${String(port)}`, ...change })
  const store = createObjectStores({ log: makeSilentLog(), ...(loans && { loans }) }).open(target)
  onTestFinished(() => {
    store.dispose()
    server.closeAllConnections()
    server.close()
  })
  return { target, store, asked }
}

/** An error in S3's format; an answer to HEAD never has this body. */
export function s3Refusal(status: number, code: string, message = ''): ScriptedAnswer {
  return {
    status,
    headers: { 'x-amz-request-id': 'R' },
    body: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  }
}

/** A profile that returns one key pair after another, then the last one again and again. */
export function renewedProfile(...keyIds: readonly string[]): BorrowedCredentials {
  let asked = 0
  return new BorrowedCredentials({
    lender: {
      lend: async () => {
        const accessKeyId = keyIds[Math.min(asked, keyIds.length - 1)] ?? ''
        asked += 1
        return success({ accessKeyId, secretAccessKey: 's', sessionToken: 't', expiresAt: 0 })
      },
      offer: async () => ({ profiles: [], environment: false }),
      endpointOf: async () => '',
      authorityFileOf: async () => '',
    },
    clock: systemClock,
    redactSecret: () => undefined,
    onChange: () => undefined,
  })
}
