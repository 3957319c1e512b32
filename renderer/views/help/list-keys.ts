import { shortcutCaps } from '../../shortcuts'

/** The keys of a list while the focus is in it; their words are under `help.list`. */
export interface ListKeys {
  readonly id: string
  /** Alternatives: each of them works. */
  readonly keys: readonly (readonly string[])[]
}

/** The keys of the lists, by their names on the keyboard. */
export function listKeys(platform: string): readonly ListKeys[] {
  const withCommand = (key: string) => shortcutCaps({ key, command: true, shift: false }, platform)
  return [
    { id: 'walk', keys: [['↑'], ['↓'], ['Home'], ['End']] },
    { id: 'range', keys: [['Shift', '↓']] },
    { id: 'toggle', keys: [['Space']] },
    { id: 'all', keys: [withCommand('a')] },
    { id: 'copy', keys: [withCommand('c')] },
    { id: 'find', keys: [['A … Z']] },
    { id: 'open', keys: [['Enter']] },
    { id: 'altText', keys: [['F2']] },
    { id: 'remove', keys: [['Delete']] },
    { id: 'menu', keys: [['Shift', 'F10']] },
    { id: 'clear', keys: [['Esc']] },
  ]
}
