import { expect, it } from 'vitest'
import { giveMfaCode } from '../../../electron/core/settings/give-mfa-code'
import { failure } from '../../../electron/shared/failures/failure'
import { problem } from '../../../electron/shared/result'
import { sampleDraft, sampleFields, startSettings } from '../../support/memory-settings'

it('a code for a form that is not complete is answered with that, and goes nowhere', async () => {
  const { service: settings } = startSettings()
  const loans = { giveCode: () => Promise.reject(new Error('The code was sent')) }
  const draft = { ...sampleDraft, fields: { ...sampleFields, bucket: '' } }
  expect(await giveMfaCode({ settings, loans }, draft, '123456')).toEqual(
    problem(failure('settings-incomplete')),
  )
})
