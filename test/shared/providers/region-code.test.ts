import { describe, expect, it } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { languages } from '../../../electron/shared/languages'
import { regionCode } from '../../../electron/shared/providers/region-code'
import { awsRegions } from '../../../electron/shared/providers/regions'

describe('text typed or copied as an AWS region', () => {
  it.each([
    ['Seoul', 'ap-northeast-2'],
    ['서울', 'ap-northeast-2'],
    ['서울'.normalize('NFD'), 'ap-northeast-2'],
    ['Asia Pacific (Seoul)', 'ap-northeast-2'],
    ['아시아 태평양(서울)', 'ap-northeast-2'],
    ['아시아 태평양(서울) ap-northeast-2', 'ap-northeast-2'],
    ['frankfurt', 'eu-central-1'],
    ['EU (Frankfurt)', 'eu-central-1'],
    ['US East (N. Virginia)', 'us-east-1'],
    ['Northern Virginia', 'us-east-1'],
    ['virginia', 'us-east-1'],
    ['버지니아', 'us-east-1'],
    ['미국 동부(버지니아 북부)', 'us-east-1'],
    ['US West (N. California)', 'us-west-1'],
    ['South America (Sao Paulo)', 'sa-east-1'],
    ['São Paulo', 'sa-east-1'],
    ['Canada (Central)', 'ca-central-1'],
    ['Canada West (Calgary)', 'ca-west-1'],
    ['Mexico (Central)', 'mx-central-1'],
    ['AWS GovCloud (US-East)', 'us-gov-east-1'],
    ['AWS European Sovereign Cloud (Germany)', 'eusc-de-east-1'],
    ['eu west 1', 'eu-west-1'],
    ['EU_WEST_1', 'eu-west-1'],
    ['us – east – 1', 'us-east-1'],
    ['AP-Northeast-2', 'ap-northeast-2'],
  ])('%s means %s', (typed, code) => {
    expect(regionCode(typed)).toBe(code)
  })

  it.each([
    '',
    'ap-northeast-2a',
    'ap-northeast-9',
    'atlantis',
    'us east',
    'Japan',
    'Germany',
    '()',
    '서',
    'eu 1',
    'north',
  ])('stays as it is if it names no region, or several: %j', (typed) => {
    expect(regionCode(typed)).toBe(typed)
  })

  it.each(languages)('is understood for every place as the form names it in %s', (language) => {
    const { translate } = createWords(language)
    expect(awsRegions.map((id) => regionCode(translate(`region.${id}`)))).toEqual(awsRegions)
  })
})
