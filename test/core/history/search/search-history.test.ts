import { expect, it } from 'vitest'
import { searchHistory } from '../../../../electron/core/history/search/search-history'
import { everything } from '../../../../electron/shared/history/history'
import { MemoryHistory } from '../../../support/memory-ports'
import { sampleEntry, sampleSource } from '../../../support/sample-entries'

it('leaves out entries that are being deleted', () => {
  const history = new MemoryHistory()
  for (const [index, id] of ['a', 'b', 'c'].entries())
    history.add([{ entry: sampleEntry(id, { uploadedAt: index + 1 }), source: sampleSource() }])
  expect([...searchHistory(history, everything, 0, new Set([2000])).positions]).toEqual([3000, 1000])
  expect([...searchHistory(history, everything, 0, new Set()).positions]).toEqual([3000, 2000, 1000])
})
