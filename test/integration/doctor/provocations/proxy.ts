import type { StoreTarget } from '../../../../electron/core/ports/object-store'
import { freePort } from '../../../support/free-port'
import { folderForTest } from '../../../support/files/folder-for-test'
import { makeCertificate } from '../../../support/servers/certificates'
import { startForwardProxy } from '../../../support/servers/forward-proxy'
import { targetOf } from '../../../support/servers/targets'
import { type Provocations, type Provoked, type Stage, storeAnswer } from '../stage'
import { serveTls } from './tls'

async function guardedProxy(stage: Stage, endpoint: string): Promise<Provoked> {
  const proxy = await startForwardProxy('kim:secret')
  stage.onEnd(() => proxy.stop())
  return { target: targetOf({ endpoint }), proxy: proxy.address }
}

/** A proxy that was configured once and no longer runs. */
async function missingProxy(endpoint: string): Promise<Provoked> {
  return { target: targetOf({ endpoint }), proxy: `http://127.0.0.1:${await freePort()}` }
}

/** A proxy behind which every name leads to one object store: its links open through it, or not at all. */
async function behindProxy(stage: Stage, change: Partial<StoreTarget>): Promise<Provoked> {
  const folder = await folderForTest('certificates')
  const issuer = await makeCertificate(folder, 'authority')
  // As AWS's: for the server itself, and for buckets of one label in front of it.
  const names = 'DNS:s3.example.com,DNS:*.s3.example.com'
  const isEncrypted = change.endpoint?.startsWith('https:') === true
  const endpoint = isEncrypted
    ? await serveTls(stage, await makeCertificate(folder, 'server', { issuer, names }), {}, storeAnswer)
    : await stage.serve((socket, { isComplete, method }) => {
        if (isComplete) socket.write(storeAnswer(method))
      })
  const proxy = await startForwardProxy('', Number(new URL(endpoint).port))
  stage.onEnd(() => proxy.stop())
  return {
    target: targetOf({ certificateAuthorityFile: issuer.file, ...change }),
    proxy: proxy.address,
    readersAuthority: issuer.file,
  }
}

const dotted = { endpoint: 'https://s3.example.com', bucket: 'img.haneul.blog' }

/** Faults of a proxy on the way, and of what is only met behind one. */
export const onProxy: Provocations = {
  none: (stage) => behindProxy(stage, { endpoint: 'https://s3.example.com' }),
  'link over plain http': (stage) => behindProxy(stage, { endpoint: 'http://s3.example.com' }),
  'bucket with dots, https': (stage) => behindProxy(stage, { ...dotted, pathStyle: false }),
  'bucket with dots in front of the host': (stage) =>
    behindProxy(stage, { ...dotted, publicUrlBase: 'https://img.haneul.blog.s3.example.com' }),
  'not there': () => missingProxy('http://s3.example.com'),
  'not there for a tunnel': () => missingProxy('https://s3.example.com'),
  'password wanted': (stage) => guardedProxy(stage, 'http://s3.example.com'),
  'password wanted for a tunnel': (stage) => guardedProxy(stage, 'https://s3.example.com'),
}
