import { expect, it } from 'vitest'
import { understandPaste } from '../../../../electron/core/destinations/paste/understand-paste'

const manyCharacters = 100_000

it.each(['>', ',', ';', ')', ',"', 'aws s3 ', '\n', ' \n', 'a.'])(
  'a long row of %j means nothing, which does not take forever to find out',
  (unit) => {
    const row = unit.repeat(manyCharacters / unit.length)
    expect(understandPaste(`-${row}!`).notes).toMatchObject([{ note: 'unknown' }])
  },
  5_000,
)

it('an address with a long row of slashes does not take forever', () => {
  const row = '/'.repeat(manyCharacters)
  expect(understandPaste(`https://nas.home/photos${row}a.png`).candidates).toMatchObject([
    { bucket: 'photos' },
  ])
}, 5_000)
