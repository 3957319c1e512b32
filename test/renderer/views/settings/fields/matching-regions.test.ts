import { describe, expect, it } from 'vitest'
import { matchingRegions } from '../../../../../renderer/views/settings/fields/matching-regions'

const regions = [
  { id: 'us-east-1', name: 'N. Virginia' },
  { id: 'ap-northeast-2', name: 'Seoul' },
  { id: 'ap-northeast-1', name: 'Tokyo' },
]

describe('offering regions', () => {
  it.each([
    ['', ['us-east-1', 'ap-northeast-2', 'ap-northeast-1']],
    ['northeast', ['ap-northeast-2', 'ap-northeast-1']],
    ['SEOUL', ['ap-northeast-2']],
    ['us east', ['us-east-1']],
    ['n. virginia ', ['us-east-1']],
    ['east tok', ['ap-northeast-1']],
    ['mars', []],
    ['us-east-1', []],
  ])('for "%s": %j', (typed, offered) => {
    expect(matchingRegions(regions, typed).map(({ id }) => id)).toEqual(offered)
  })
})
