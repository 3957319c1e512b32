import { expect, it } from 'vitest'
import { createWords } from '../../../../electron/adapters/words/words'
import { placeWords } from '../../../../renderer/screens/settings/place-words'

const { translate } = createWords('en')
const blog = { name: 'Blog', provider: 'aws', endpoint: '', bucket: 'photos' } as const

it.each([
  ['the bucket alone on AWS', {}, 'photos'],
  [
    'a provider and the bucket',
    { provider: 'r2', endpoint: 'https://x.r2.cloudflarestorage.com' },
    'R2 · photos',
  ],
  ['a provider alone if the bucket is the name', { provider: 'r2', name: 'photos' }, 'R2'],
  ['another server by its host', { provider: 'other', endpoint: 'http://nas:9000' }, 'nas:9000 · photos'],
  ['another server whose address cannot be read', { provider: 'other', endpoint: 'nas' }, 'Other · photos'],
] as const)('a destination is described by %s', (_, change, words) => {
  expect(placeWords({ ...blog, ...change }, translate)).toBe(words)
})
