import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '../free-port'
import { Daemons, type Started, until } from './daemon'

/** A public bucket, on any server. */
export interface PublicStore {
  readonly endpoint: string
  readonly region: string
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The demo's small server, if nothing better is installed: put and get are right, the rest is not. */
export async function startEmbedded(): Promise<Started<PublicStore>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ollim-s3rver-'))
  const daemons = new Daemons(folder)
  const port = await freePort()
  const program = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js')
  const place = ['--directory', folder, '--address', '127.0.0.1', '--port', String(port)]
  await daemons.start('s3rver', process.execPath, [
    program,
    ...place,
    '--silent',
    '--configure-bucket',
    'photos',
  ])
  const endpoint = `http://127.0.0.1:${String(port)}`
  await until('s3rver', async () => (await fetch(endpoint)).status > 0)
  const stop = async (): Promise<void> => {
    await daemons.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const keys = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
  return { server: { endpoint, region: 'us-east-1', bucket: 'photos', ...keys }, stop }
}
