import { describe, expect, it } from 'vitest'
import { sessionProblems } from '../../../electron/core/destinations/session-problems'
import { emptyFields } from '../../../electron/shared/destinations/destination'

const role = 'arn:aws:iam::123456789012:role/uploads'

describe('the settings for temporary credentials', () => {
  it.each([
    { fields: {}, problem: undefined },
    { fields: { roleArn: role }, problem: undefined },
    { fields: { roleArn: 'arn:aws-cn:iam::123456789012:role/team/uploads' }, problem: undefined },
    { fields: { roleArn: 'uploads' }, problem: 'role-malformed' },
    { fields: { roleArn: 'arn:aws:iam::12345:role/uploads' }, problem: 'role-malformed' },
    { fields: { roleArn: 'arn:aws:iam::123456789012:user/haneul' }, problem: 'role-is-user' },
    { fields: { roleArn: 'arn:aws:sts::123456789012:assumed-role/a/b' }, problem: 'role-is-user' },
    { fields: { roleArn: 'uploads', endpoint: 'https://minio.example.com' }, problem: undefined },
    { fields: { externalId: 'given-id' }, problem: 'external-id-alone' },
    { fields: { roleArn: role, externalId: 'given-id' }, problem: undefined },
    { fields: { roleArn: role, externalId: 'two words' }, problem: 'external-id-malformed' },
    { fields: { mfaSerial: 'arn:aws:iam::123456789012:mfa/phone' }, problem: undefined },
    { fields: { mfaSerial: 'GAHT12345678' }, problem: undefined },
    { fields: { mfaSerial: '123456' }, problem: 'mfa-serial-malformed' },
  ])('$fields: $problem', ({ fields, problem }) => {
    const provider = 'endpoint' in fields ? 'minio' : 'aws'
    const [found] = sessionProblems({ ...emptyFields, provider, ...fields })
    expect(found?.problem).toBe(problem)
  })
})
