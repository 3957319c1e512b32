import { expect, test } from 'vitest'
import { pemOf } from '../../../../../renderer/views/settings/destination/certificate-file'

const bytes = Uint8Array.from({ length: 60 }, (_, index) => (index === 0 ? 0x30 : index))
const pem = `-----BEGIN CERTIFICATE-----
${Buffer.from(bytes).toString('base64').slice(0, 64)}
${Buffer.from(bytes).toString('base64').slice(64)}
-----END CERTIFICATE-----
`

test('a PEM certificate is kept as it is', () => {
  expect(pemOf(new TextEncoder().encode(pem))).toBe(pem)
})

test('a DER certificate is converted to PEM', () => {
  expect(pemOf(bytes)).toBe(pem)
})
