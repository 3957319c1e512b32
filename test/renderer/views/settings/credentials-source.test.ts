import { describe, expect, it } from 'vitest'
import type { CredentialsSource } from '../../../../electron/shared/destinations/destination'
import {
  hasMoreSources,
  sourceId,
  sourceOf,
  sourcesFound,
  sourcesToOffer,
} from '../../../../renderer/views/settings/credentials-source'

const keys: CredentialsSource = { kind: 'keys' }
const environment: CredentialsSource = { kind: 'environment' }
const named = (name: string): CredentialsSource => ({ kind: 'profile', name })

describe('whose credentials a form can choose', () => {
  it.each([keys, environment, named('blog'), named('keys'), named('two words'), named('')])(
    'is told by a text and back: %j',
    (source) => {
      expect(sourceOf(sourceId(source))).toEqual(source)
    },
  )

  it('are the keys typed here, the profiles that are there, and the environment', () => {
    const offer = { profiles: ['blog', 'work'], environment: false }
    const all = [keys, named('blog'), named('work'), environment]
    expect(sourcesToOffer(offer, keys)).toEqual(all)
    expect(sourcesToOffer(offer, named('work'))).toEqual(all)
  })

  it('are also the one that is chosen but gone', () => {
    const offer = { profiles: ['blog'], environment: false }
    expect(sourcesToOffer(offer, named('old'))).toEqual([keys, named('old'), named('blog'), environment])
  })

  it('have a button each on a first run, as long as they are few', () => {
    expect(sourcesFound({ profiles: [], environment: false })).toEqual([])
    expect(sourcesFound({ profiles: ['blog'], environment: true })).toEqual([named('blog'), environment])
    const many = { profiles: ['a', 'b', 'c', 'd'], environment: true }
    expect(sourcesFound(many)).toEqual([named('a'), named('b'), named('c')])
    expect(hasMoreSources(many)).toBe(true)
    expect(hasMoreSources({ profiles: ['a', 'b'], environment: true })).toBe(false)
  })
})
