import { describe, expect, it } from 'vitest'
import type { PasteAnswer, PastedDestination } from '../../../../../electron/shared/destinations/paste'
import { untouchedEntry, type ImportProblem } from '../../../../../renderer/screens/settings/form/form-entry'
import {
  importFailed,
  importTicked,
  pasteAnswered,
} from '../../../../../renderer/screens/settings/paste/paste-entry'
import { pasteView } from '../../../../../renderer/screens/settings/paste/paste-view'
import { emptyDraft } from '../../../../../renderer/views/settings/draft'

const empty = emptyDraft('keyring')
const whole = (name: string): PastedDestination => ({
  source: 'rclone',
  label: name,
  pasteId: `paste-${name}`,
  fields: { provider: 'other', endpoint: 'http://nas.local:9000', bucket: name, name },
  accessKeyIdEnd: 'MPLE',
  hasSecretAccessKey: true,
  hasSessionToken: false,
  expiresAt: 0,
  missing: [],
  knownAs: '',
  notes: [],
})
const [blog, work, docs] = [whole('blog'), whole('work'), whole('docs')]
const answer: PasteAnswer = { destinations: [blog, work, docs], notes: [], lockedId: '' }
const pasted = pasteAnswered(untouchedEntry, empty, answer)
const refusal: ImportProblem = {
  pasted: work,
  name: 'work',
  problems: [{ field: 'bucket', problem: 'bucket-malformed', facts: {} }],
}

const viewOf = (entry: typeof pasted) =>
  pasteView(
    entry,
    empty,
    (key) => key,
    () => '',
  )

function chosenIn(entry: typeof pasted): readonly string[] {
  const view = viewOf(entry)
  return view.state === 'list' ? view.rows.flatMap(({ name, isChosen }) => (isChosen ? [name] : [])) : []
}

describe('the list of pasted destinations', () => {
  it('begins with all that can be added', () => {
    expect(chosenIn(pasted)).toEqual(['blog', 'work', 'docs'])
  })

  it('keeps what was unticked when others leave it', () => {
    const left = importFailed(importTicked(pasted, [0, 1]), [refusal], [blog])
    expect(viewOf(left)).toMatchObject({ rows: [{ name: 'work' }, { name: 'docs', isChosen: false }] })
  })

  it('begins anew with another paste', () => {
    expect(chosenIn(pasteAnswered(importTicked(pasted, [0]), empty, answer))).toEqual([
      'blog',
      'work',
      'docs',
    ])
  })

  it('offers to fill in those that could not be added, which no tick could add', () => {
    const left = importFailed(pasted, [refusal], [blog])
    expect(viewOf(left)).toMatchObject({
      rows: [
        { name: 'work', standing: 'incomplete', isChosen: false },
        { name: 'docs', standing: 'new' },
      ],
    })
  })

  it('says why the only one left could not be added', () => {
    const view = viewOf(importFailed(pasted, [refusal], [blog, docs]))
    expect(view).toMatchObject({ state: 'list', rows: [{ name: 'work' }] })
    expect('sentences' in view && view.sentences).toContain('import.failed')
  })
})
