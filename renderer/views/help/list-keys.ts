import { shortcutCaps } from '../../shortcuts'

/** The keys of a list while the focus is in it; their words are under `help.list`. */
export interface ListKeys {
  readonly id: string
  /** Alternatives: each of them works. */
  readonly keys: readonly (readonly string[])[]
}

/** The keys that work in both lists, and those that do something else in each; headings are under `help.listKeys`. */
export interface ListKeyGroup {
  readonly where: 'both' | 'uploads' | 'history'
  readonly list: readonly ListKeys[]
}

/** The keys of the lists, by their names on the keyboard. */
export function listKeys(platform: string): readonly ListKeyGroup[] {
  const withCommand = (key: string) => shortcutCaps({ key, command: true, shift: false }, platform)
  return [
    {
      where: 'both',
      list: [
        { id: 'walk', keys: [['↑'], ['↓'], ['Home'], ['End']] },
        { id: 'range', keys: [['Shift', '↓']] },
        { id: 'toggle', keys: [['Space']] },
        { id: 'all', keys: [withCommand('a')] },
        { id: 'copy', keys: [withCommand('c')] },
        { id: 'open', keys: [['Enter']] },
        { id: 'menu', keys: [['Shift', 'F10']] },
        { id: 'clear', keys: [['Esc']] },
      ],
    },
    {
      where: 'uploads',
      list: [
        { id: 'find', keys: [['A … Z']] },
        { id: 'altText', keys: [['F2']] },
        { id: 'remove', keys: [['Delete']] },
      ],
    },
    {
      where: 'history',
      list: [
        { id: 'move', keys: [['F2']] },
        { id: 'delete', keys: [['Delete']] },
      ],
    },
  ]
}
