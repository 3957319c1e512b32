import { expect, it } from 'vitest'
import { withdrawSecrets } from '../../../electron/core/settings/withdraw-secrets'

it('takes the secrets out of an environment, and puts them back for Ollim itself', () => {
  const whole = {
    PATH: '/bin',
    OLLIM_BUCKET: 'photos',
    OLLIM_SECRET_ACCESS_KEY: 'secret',
    OLLIM_SESSION_TOKEN: 'token',
    OLLIM_MFA_CODE: '123456',
    OLLIM_PASSPHRASE: 'long enough',
  }
  const environment: Record<string, string | undefined> = { ...whole }
  const putBack = withdrawSecrets(environment)
  expect(environment).toEqual({ PATH: '/bin', OLLIM_BUCKET: 'photos' })
  putBack()
  expect(environment).toEqual(whole)
})
