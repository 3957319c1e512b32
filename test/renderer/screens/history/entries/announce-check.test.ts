import { expect, it } from 'vitest'
import type { VerifyAnswer } from '../../../../../electron/shared/history/history'
import { announceCheck } from '../../../../../renderer/screens/history/entries/announce-check'

it.each<[string, VerifyAnswer, readonly string[]]>([
  ['all are there', { checked: 2, open: 2, missing: 0 }, ['show allOpen']],
  ['one does not open', { checked: 2, open: 1, missing: 0 }, ['inform someOpen']],
  ['one is missing', { checked: 2, open: 0, missing: 1 }, ['inform someMissing']],
  ['all were moved meanwhile, so that nothing is known of them', { checked: 0, open: 0, missing: 0 }, []],
])('a check is summed up: %s', (_what, answer, expected) => {
  const said: string[] = []
  const say = (how: string) => (key: string) => void said.push(`${how} ${key.replace('history.verify.', '')}`)
  announceCheck({ show: say('show'), inform: say('inform') }, answer)
  expect(said).toEqual(expected)
})
