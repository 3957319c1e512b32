import { describe, expect, it } from 'vitest'
import { createWords } from '../../../../../electron/adapters/words/words'
import { linkFormats } from '../../../../../electron/shared/links/link-format'
import { chosenEntryAction, entryMenu } from '../../../../../renderer/screens/history/entries/entry-menu'

const { translate } = createWords('en')

/** The labels of what can be chosen. */
function choices(count: number): readonly string[] {
  return entryMenu(count, translate).flatMap((entry) => {
    if (entry.kind === 'group') return entry.actions.some(({ isEnabled }) => isEnabled) ? [entry.label] : []
    return entry.kind === 'action' && entry.isEnabled ? [entry.label] : []
  })
}

describe('the menu of history entries', () => {
  it('offers everything for one entry', () => {
    expect(choices(1)).toEqual([
      'Copy Link',
      'Copy As',
      'Open in Browser',
      'Show Original File',
      'Check Link',
      'Rename or Move…',
      'Replace with New Version…',
      'Tags…',
      'Delete from Bucket',
      'Remove from History Only',
      'Select All',
    ])
  })

  it('offers what applies to several entries', () => {
    expect(choices(3)).toEqual([
      'Copy 3 Links',
      'Copy As',
      'Check 3 Links',
      'Tags…',
      'Delete from Bucket',
      'Remove from History Only',
      'Select All',
    ])
  })

  it('offers only Select All without an entry', () => {
    expect(choices(0)).toEqual(['Select All'])
  })

  it('recognises each of its choices, and nothing else', () => {
    const ids = entryMenu(1, translate).flatMap((entry) => {
      if (entry.kind === 'group') return entry.actions.map(({ id }) => id)
      return entry.kind === 'action' ? [entry.id] : []
    })
    const understood = ids.map(chosenEntryAction)
    expect(understood).not.toContain(undefined)
    expect(understood.filter((action) => typeof action === 'object')).toHaveLength(linkFormats.length)
    expect(chosenEntryAction('format-the-disk')).toBeUndefined()
  })
})
