import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { createSpool } from '../../../electron/adapters/files/spool'
import { createImageSniffer } from '../../../electron/adapters/images/sniffer/sniffer'
import { createImageFetcher, type FetcherNeeds } from '../../../electron/adapters/web/image-fetcher'
import type { Reach } from '../../../electron/core/ports/web'
import { folderForTest } from '../files/folder-for-test'
import { startForwardProxy } from './forward-proxy'

const signal = new AbortController().signal

/** An HTTP answer with a binary body. */
export function imageAnswer(
  status: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Buffer {
  const lines = Object.entries({ ...headers, 'content-length': String(body.length) })
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status}\r\n${head}\r\n`), body])
}

/** An image fetcher with its own spool. */
export async function startFetching(needs: Partial<FetcherNeeds> = {}) {
  const folder = path.join(await folderForTest('fetcher'), 'spool')
  const fetcher = createImageFetcher({
    spool: createSpool(folder),
    sniffer: createImageSniffer(),
    proxyOf: () => Promise.resolve(''),
    ...needs,
  })
  return {
    fetch: (address: string, reach: Reach = 'anywhere') => fetcher.fetch(address, reach, signal),
    fetcher,
    /** How many files are in the spool, complete or not. */
    kept: async () => (await readdir(folder).catch(() => [])).length,
  }
}

/** A proxy that sends requests for any host to the server at a local endpoint. */
export async function proxyTo(endpoint: string) {
  const proxy = await startForwardProxy('', Number(new URL(endpoint).port))
  onTestFinished(() => proxy.stop())
  return () => Promise.resolve(proxy.address)
}
