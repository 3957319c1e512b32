import { describe, expect, it } from 'vitest'
import { noOwnTrust, trustOf } from '../../../../electron/adapters/s3/connection/authorities'
import { makeCertificate } from '../../../support/servers/tls-front'

async function contextFor(authority: string) {
  const trusted = await trustOf({ ...noOwnTrust, certificateAuthority: authority })
  if (!trusted.ok) throw new Error(trusted.problem.kind)
  return trusted.value.secureContext
}

describe('the trusted authorities', () => {
  it('are read once for all destinations that trust the same', async () => {
    expect(await contextFor('')).toBe(await contextFor(''))
  })

  it('are not shared with a destination that trusts another authority', async () => {
    const { certificate } = await makeCertificate('office')
    const shared = await contextFor('')
    const own = await contextFor(certificate)
    expect(own).not.toBe(shared)
    expect(await contextFor('')).not.toBe(own)
  })
})
