import { describe, expect, it } from 'vitest'
import { failure } from '../../../../../electron/shared/failures/failure'
import { fieldAtFault } from '../../../../../renderer/views/settings/checks/fixes'

describe('the field at fault if no secure connection comes about', () => {
  it.each([
    ['inBetween', 'certificateAuthority'],
    ['authorityDamaged', 'certificateAuthority'],
    ['authorityUnreadable', 'certificateAuthority'],
    ['handshake', 'endpoint'],
    ['otherName', 'endpoint'],
  ])('is for %s: %s', (reason, field) => {
    expect(fieldAtFault(failure('tls', { reason }))).toBe(field)
  })
})

describe('the field at fault if a session has ended', () => {
  it('is the session token if the key is a long-lived one', () => {
    expect(fieldAtFault(failure('credentials-expired', { reason: 'tokenNeedless' }))).toBe('sessionToken')
  })
})

describe('the field at fault if keys are missing', () => {
  it.each([
    ['forgotten', 'secretAccessKey'],
    ['unreadable', 'secretAccessKey'],
    ['sessionToken', 'sessionToken'],
    ['profileMissing', undefined],
  ])('is for %s: %s', (reason, field) => {
    expect(fieldAtFault(failure('credentials-missing', { reason }))).toBe(field)
  })

  it('is the first of them if all are', () => {
    expect(fieldAtFault(failure('credentials-missing'))).toBe('accessKeyId')
  })
})
