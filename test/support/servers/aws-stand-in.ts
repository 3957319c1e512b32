import { readFile } from 'node:fs/promises'
import { makeCertificate } from './certificates'
import { startForwardProxy } from './forward-proxy'
import { startTlsFront } from './tls-front'

/** Looks like AWS to a destination: AWS's own host names, behind a proxy that leads all of them to one server. */
export interface AwsStandIn {
  /** The address of that proxy. */
  readonly proxy: string
  /** PEM file of the authority that signed the certificate for these names. */
  readonly authorityFile: string
  stop(): Promise<void>
}

const names = ['s3', '*.s3', 's3.dualstack', '*.s3.dualstack']
  .flatMap((start) =>
    ['ap-northeast-2.', 'us-east-1.', ''].map((region) => `DNS:${start}.${region}amazonaws.com`),
  )
  .join(',')

/**
 * @param folder for its certificates
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
