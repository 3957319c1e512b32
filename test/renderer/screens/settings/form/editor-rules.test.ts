import { expect, it } from 'vitest'
import type { CheckReport } from '../../../../../electron/shared/destinations/check'
import type { FieldProblem } from '../../../../../electron/shared/destinations/destination'
import {
  checkView,
  withDefaultName,
  withoutMissingName,
} from '../../../../../renderer/screens/settings/form/editor-rules'
import { untouchedEntry } from '../../../../../renderer/screens/settings/form/form-entry'
import { emptyDraft, withFields } from '../../../../../renderer/views/settings/draft'

const empty = emptyDraft('keyring')
const photos = withFields(empty, { bucket: 'photos' })
const name: FieldProblem = { field: 'name', problem: 'name-missing', facts: {} }
const bucket: FieldProblem = { field: 'bucket', problem: 'bucket-missing', facts: {} }

it.each([
  [' ', 'photos'],
  ['Blog', 'Blog'],
])('a destination with the name "%s" is saved as %s', (typed, saved) => {
  expect(withDefaultName(withFields(photos, { name: typed })).fields.name).toBe(saved)
})

it.each([
  ['with others', [name, bucket], empty, [bucket]],
  ['alone', [name], empty, [name]],
  [
    'with others, for a name that was typed',
    [name, bucket],
    withFields(empty, { name: 'a' }),
    [name, bucket],
  ],
])('what is missing is the bucket, and not its name: %s', (_which, problems, draft, told) => {
  expect(withoutMissingName(problems, draft)).toEqual(told)
})

it('a result is stale once the form is another one', () => {
  const skipped = { status: 'skipped' } as const
  const outcomes = { who: skipped, where: skipped, may: skipped, link: skipped }
  const report: CheckReport = { outcomes, finishedAt: 0, tookMilliseconds: 1 }
  const entry = {
    ...untouchedEntry,
    check: { state: 'finished', draft: photos, report, isWhole: true } as const,
  }
  expect(checkView(entry, photos)).toMatchObject({ isStale: false })
  expect(checkView(entry, withFields(photos, { region: 'eu-west-1' }))).toMatchObject({ isStale: true })
})
