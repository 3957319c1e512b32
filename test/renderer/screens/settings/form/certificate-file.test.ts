import { expect, test } from 'vitest'
import { readPem } from '../../../../../renderer/screens/settings/form/certificate-file'

const bytes = Uint8Array.from({ length: 60 }, (_, index) => (index === 0 ? 0x30 : index))
const pem = `-----BEGIN CERTIFICATE-----
${Buffer.from(bytes).toString('base64').slice(0, 64)}
${Buffer.from(bytes).toString('base64').slice(64)}
-----END CERTIFICATE-----
`

test('a PEM certificate is kept as it is', async () => {
  expect(await readPem(new Blob([pem]))).toBe(pem)
})

test('a DER certificate is converted to PEM', async () => {
  expect(await readPem(new Blob([bytes]))).toBe(pem)
})

test('a file that cannot be read gives nothing', async () => {
  class Unreadable extends Blob {
    override slice = () => this
    override arrayBuffer = () => Promise.reject(new Error('NotReadableError'))
  }
  expect(await readPem(new Unreadable())).toBeUndefined()
})
