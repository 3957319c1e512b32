import { readFile } from 'node:fs/promises'
import { makeCertificate } from './certificates'
import { startForwardProxy } from './forward-proxy'
import { startTlsFront } from './tls-front'

/** AWS as far as a destination can tell: its own names, behind a proxy that leads them all to one server. */
export interface AwsStandIn {
  /** The proxy that leads there. */
  readonly proxy: string
  /** PEM file of the authority that vouches for its names. */
  readonly authorityFile: string
  stop(): Promise<void>
}

const names = ['s3', '*.s3', 's3.dualstack', '*.s3.dualstack']
  .flatMap((start) => ['ap-northeast-2', 'us-east-1'].map((region) => `DNS:${start}.${region}.amazonaws.com`))
  .join(',')

/**
 * @param folder where its certificates are put
 * @param endpoint of the server that answers, over plain http
 */
export async function startAwsStandIn(folder: string, endpoint: string): Promise<AwsStandIn> {
  const issuer = await makeCertificate(folder, 'aws-authority')
  const { file, key } = await makeCertificate(folder, 'aws', { issuer, names })
  const shown = { certificate: await readFile(file, 'utf8'), key: await readFile(key, 'utf8') }
  const front = await startTlsFront(endpoint, shown)
  const proxy = await startForwardProxy('', Number(new URL(front.endpoint).port))
  return {
    proxy: proxy.address,
    authorityFile: issuer.file,
    stop: async () => {
      await proxy.stop()
      await front.stop()
    },
  }
}
