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

describe('the sources of credentials in a form', () => {
  it.each([keys, environment, named('blog'), named('keys'), named('two words'), named('')])(
    'can be written as an ID and read back: %j',
    (source) => {
      expect(sourceOf(sourceId(source))).toEqual(source)
    },
  )

  it('are typed keys, the existing profiles, and the environment', () => {
    const offer = { profiles: ['blog', 'work'], environment: false }
    const all = [keys, named('blog'), named('work'), environment]
    expect(sourcesToOffer(offer, keys)).toEqual(all)
    expect(sourcesToOffer(offer, named('work'))).toEqual(all)
  })

  it('include the chosen one even if it is gone', () => {
    const offer = { profiles: ['blog'], environment: false }
    expect(sourcesToOffer(offer, named('old'))).toEqual([keys, named('old'), named('blog'), environment])
  })

  it('have a button each on the first screen if there are few', () => {
    expect(sourcesFound({ profiles: [], environment: false })).toEqual([])
    expect(sourcesFound({ profiles: ['blog'], environment: true })).toEqual([named('blog'), environment])
    const many = { profiles: ['a', 'b', 'c', 'd'], environment: true }
    expect(sourcesFound(many)).toEqual([named('a'), named('b'), named('c')])
    expect(hasMoreSources(many)).toBe(true)
    expect(hasMoreSources({ profiles: ['a', 'b'], environment: true })).toBe(false)
  })
})
