import { describe, expect, it } from 'vitest'
import { authorityProblem, certificatesIn } from '../../../electron/core/destinations/certificate-authority'

const body = 'MIIB'.repeat(20)
const strict = `-----BEGIN CERTIFICATE-----
${body.slice(0, 64)}
${body.slice(64)}
-----END CERTIFICATE-----
`
const key = '-----BEGIN EC PRIVATE KEY-----\nMIIB\n-----END EC PRIVATE KEY-----\n'

describe('a private authority', () => {
  it.each([
    ['as it should be', strict],
    ['on one line, as some panels give it', strict.replaceAll('\n', ' ')],
    ['with the line ends of Windows', strict.replaceAll('\n', '\r\n')],
    ['indented, with words around it', `Our authority:\n${strict.replaceAll('\n', '\n    ')}\nRegards`],
  ])('pasted %s is stored in its strict form', (_how, pasted) => {
    expect(certificatesIn(pasted)).toBe(strict)
    expect(authorityProblem(strict)).toBeUndefined()
  })

  it('may consist of several certificates', () => {
    expect(certificatesIn(`${strict}\n\n${strict}`)).toBe(strict + strict)
  })

  it('may be empty', () => {
    expect(certificatesIn('  ')).toBe('')
    expect(authorityProblem('')).toBeUndefined()
  })

  it('is refused together with its private key', () => {
    expect(authorityProblem(certificatesIn(strict + key))).toEqual({ problem: 'authority-is-key', facts: {} })
  })

  it('is refused if it is not a certificate', () => {
    expect(authorityProblem('/etc/ssl/ca.pem')).toEqual({ problem: 'authority-is-none', facts: {} })
  })
})
