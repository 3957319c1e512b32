import { expect, it } from 'vitest'
import { argumentSchemas } from '../../electron/ipc/argument-schemas'

it('a drop of any number of addresses is passed on, so that the person is told how many are left out', () => {
  const addresses = Array<string>(200_000).fill('https://example.com/a.png')
  expect(argumentSchemas.uploadAddresses.safeParse([addresses]).success).toBe(true)
})

it('any number of selected files can be dropped at once, as it can be in a folder', () => {
  const paths = Array.from({ length: 200_000 }, (_, index) => `/photos/${index}.jpg`)
  expect(argumentSchemas.uploadPaths.safeParse([paths]).success).toBe(true)
})

it('everything in a history of far more than a hundred thousand images can be deleted or tagged at once', () => {
  const ids = Array.from({ length: 300_000 }, (_, index) => `entry ${index}`)
  expect(argumentSchemas.deleteFromBucket.safeParse([ids]).success).toBe(true)
  expect(argumentSchemas.tagHistory.safeParse([ids, { add: ['cat'], remove: [] }]).success).toBe(true)
})
