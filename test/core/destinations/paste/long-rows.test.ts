import { expect, it } from 'vitest'
import { understandPaste } from '../../../../electron/core/destinations/paste/understand-paste'
import { computingMilliseconds } from '../../../support/computing-time'

const manyCharacters = 100_000
const maxMilliseconds = 4_000

it.each(['>', ',', ';', ')', ',"', 'aws s3 ', '\n', ' \n', 'a.'])(
  'a long row of %j means nothing, which does not take forever to find out',
  async (unit) => {
    const row = unit.repeat(manyCharacters / unit.length)
    const understand = () => expect(understandPaste(`-${row}!`).notes).toMatchObject([{ note: 'unknown' }])
    expect(await computingMilliseconds(understand)).toBeLessThan(maxMilliseconds)
  },
)

it('an address with a long row of slashes does not take forever', async () => {
  const address = `https://nas.home/photos${'/'.repeat(manyCharacters)}a.png`
  const understand = () => expect(understandPaste(address).candidates).toMatchObject([{ bucket: 'photos' }])
  expect(await computingMilliseconds(understand)).toBeLessThan(maxMilliseconds)
})
