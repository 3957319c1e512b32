import type { MenuAction, MenuEntry } from '../../../../electron/shared/app/context-menu'
import type { Translate } from '../../../../electron/shared/failures/failure'
import type { LinkFormat } from '../../../../electron/shared/links/link-format'
import { chosenFormat, copyAsGroup } from '../../copy-as'

const plainActions = [
  'copy',
  'open',
  'source',
  'verify',
  'move',
  'replace',
  'tag',
  'delete',
  'forget',
  'select-all',
] as const

/** The actions for selected entries. */
export type EntryAction = (typeof plainActions)[number] | { readonly format: LinkFormat }

/** Actions that need exactly one entry. */
const ofOne: readonly EntryAction[] = ['open', 'source', 'move', 'replace']

/** The menu for this number of selected entries; actions that make no sense for them are disabled. */
export function entryMenu(count: number, translate: Translate): readonly MenuEntry[] {
  const action = (id: (typeof plainActions)[number], keys?: string): MenuAction => ({
    kind: 'action',
    id,
    label: translate(`history.menu.${id}`, { count: Math.max(1, count) }),
    isEnabled: id === 'select-all' || count === 1 || (count > 0 && !ofOne.includes(id)),
    ...(keys !== undefined && { keys }),
  })
  return [
    action('copy', 'CommandOrControl+C'),
    copyAsGroup(count > 0, translate),
    { kind: 'separator' },
    action('open', 'Enter'),
    action('source'),
    action('verify'),
    { kind: 'separator' },
    action('move', 'F2'),
    action('replace'),
    action('tag'),
    action('delete', 'Delete'),
    action('forget'),
    { kind: 'separator' },
    action('select-all', 'CommandOrControl+A'),
  ]
}

/** The chosen action, from the returned id. */
export function chosenEntryAction(id: string): EntryAction | undefined {
  const format = chosenFormat(id)
  return format === undefined ? plainActions.find((known) => known === id) : { format }
}
