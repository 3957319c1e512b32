import { expect, it } from 'vitest'
import { showSource } from '../../../electron/core/history/show-source'
import type { SourceFile } from '../../../electron/core/ports/files'
import { failure } from '../../../electron/shared/failures/failure'
import { problem, success } from '../../../electron/shared/result'
import { sampleSource } from '../../support/sample-entries'

const gone = failure('file-unreadable', { name: 'photo.png', reason: 'gone' })

it.each([
  ['is shown where it still is', sampleSource(), 'there', { ok: true }],
  ['is gone, which is said', sampleSource(), 'gone', { ok: false, problem: gone }],
  [
    'was pasted',
    sampleSource('spooled.png'),
    'there',
    { ok: false, problem: { facts: { reason: 'noSource' } } },
  ],
  ['was not written down', undefined, 'there', { ok: false, problem: { facts: { reason: 'noSource' } } }],
] as const)('the file of an entry %s', async (_what, source: SourceFile | undefined, where, outcome) => {
  const revealed: string[] = []
  const needs = {
    sourceOf: () => source,
    nameOf: () => 'photo.png',
    files: {
      inspect: async () => (where === 'gone' ? problem(gone) : success({ kind: 'other' as const })),
    },
    spool: { owns: (path: string) => path.includes('spooled') },
    reveal: (path: string) => void revealed.push(path),
  }
  expect(await showSource(needs, 'a')).toMatchObject(outcome)
  expect(revealed).toEqual(outcome.ok ? ['/pictures/photo.png'] : [])
})
