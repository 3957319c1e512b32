import { expect, it } from 'vitest'
import { understandPaste } from '../../../../electron/core/destinations/paste/understand-paste'

const manyCharacters = 100_000

it.each(['>', ',', ';', ')', ',"', 'aws s3 '])(
  'a long row of %j means nothing, which does not take forever to find out',
  (unit) => {
    const row = unit.repeat(manyCharacters / unit.length)
    expect(understandPaste(`${row}!`).notes).toMatchObject([{ note: 'unknown' }])
  },
  5_000,
)
