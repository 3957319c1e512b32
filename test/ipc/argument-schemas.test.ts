import { expect, it } from 'vitest'
import { argumentSchemas } from '../../electron/ipc/argument-schemas'

it('a drop of any number of addresses is passed on, so that the person is told how many are left out', () => {
  const addresses = Array<string>(200_000).fill('https://example.com/a.png')
  expect(argumentSchemas.uploadAddresses.safeParse([addresses]).success).toBe(true)
})
