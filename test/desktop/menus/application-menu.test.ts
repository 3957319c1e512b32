import { describe, expect, it, vi } from 'vitest'
import type { MenuItemConstructorOptions } from 'electron'
import { createWords } from '../../../electron/adapters/words/words'
import { applicationMenu } from '../../../electron/desktop/menus/application-menu'

type Items = readonly MenuItemConstructorOptions[]

const makeActions = () => ({
  chooseFiles: vi.fn(),
  uploadClipboard: vi.fn(),
  show: vi.fn(),
  openLogFolder: vi.fn(),
  changeShelf: vi.fn(),
  quit: vi.fn(),
})

const below = ({ submenu }: MenuItemConstructorOptions): Items => (Array.isArray(submenu) ? submenu : [])
const all = (items: Items): Items => items.flatMap((item) => [item, ...all(below(item))])

describe.each(['linux', 'win32', 'darwin'] as const)('the application menu on %s', (platform) => {
  it.each(['en', 'ko'] as const)('has words for everything in %s', (language) => {
    const { translate } = createWords(language)
    const items = all(applicationMenu(translate, platform, { shelf: false }, makeActions()))
    const labels = items.filter(({ type }) => type !== 'separator').map(({ label }) => label ?? '')
    expect(labels.filter((label) => label === '' || label.startsWith('menu.'))).toEqual([])
  })

  it('has the roles by which the system knows its items', () => {
    const items = all(applicationMenu(createWords('en').translate, platform, { shelf: false }, makeActions()))
    const roles = items.flatMap(({ role }) => role ?? [])
    const everywhere = [
      'undo',
      'redo',
      'cut',
      'copy',
      'paste',
      'selectAll',
      'close',
      'togglefullscreen',
      'help',
    ]
    const onMac = ['services', 'hide', 'hideOthers', 'unhide', 'window', 'minimize', 'front']
    expect(roles).toEqual(expect.arrayContaining(everywhere))
    expect(onMac.every((role) => roles.some((known) => known === role))).toBe(platform === 'darwin')
  })

  it.each([
    ['Choose Files…', 'chooseFiles', []],
    ['Upload from Clipboard', 'uploadClipboard', []],
    ['Settings…', 'show', ['settings']],
    ['History', 'show', ['history']],
    ['Ollim Help', 'show', ['help']],
    ['Shelf on Top', 'changeShelf', [true]],
    ['About Ollim', 'show', ['about']],
    ['Open Log Folder', 'openLogFolder', []],
    ['Quit Ollim', 'quit', []],
  ] as const)('%s calls %s %j', (label, action, args) => {
    const actions = makeActions()
    const items = all(
      applicationMenu(createWords('en').translate, platform, { shelf: false }, actions),
    ).filter((item) => item.label === label)
    expect(items).toHaveLength(1)
    Reflect.apply(items[0]?.click ?? (() => undefined), undefined, [])
    expect(actions[action].mock.calls).toEqual([args])
  })
})
