import { expect, it, vi } from 'vitest'
import { createWords } from '../../../electron/adapters/words/words'
import { textMenu } from '../../../electron/desktop/menus/text-menu'

vi.mock('electron', () => ({}))

const editFlags = {
  canUndo: false,
  canRedo: false,
  canCut: false,
  canCopy: false,
  canPaste: true,
  canDelete: false,
  canSelectAll: true,
  canEditRichly: false,
}
const inField = { isEditable: true, selectionText: '', editFlags }
const inText = { isEditable: false, selectionText: 'a bucket', editFlags: { ...editFlags, canCopy: true } }
const { translate } = createWords('en')

it.each([
  ['en', ['Cut', 'Copy', 'Paste', 'Select All']],
  ['ko', ['잘라내기', '복사', '붙여넣기', '모두 선택']],
] as const)('a text field offers what can be done in it now, in %s', (language, labels) => {
  const items = textMenu(inField, createWords(language).translate, vi.fn())
  const actions = items.filter(({ type }) => type !== 'separator')
  expect(actions.map(({ label }) => label)).toEqual(labels)
  expect(actions.map(({ enabled }) => enabled)).toEqual([false, false, true, true])
})

it('selected text can only be copied', () => {
  expect(textMenu(inText, translate, vi.fn())).toMatchObject([{ label: 'Copy', enabled: true }])
})

it('elsewhere there is no menu', () => {
  expect(textMenu({ ...inText, selectionText: ' ' }, translate, vi.fn())).toEqual([])
})
