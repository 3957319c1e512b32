import type { MenuItemConstructorOptions } from 'electron'
import { assertNever } from '../../shared/assert-never'
import type { MenuAction, MenuEntry } from '../../shared/app/context-menu'

/** A menu that the page has requested, as an Electron template. */
export function contextMenuTemplate(
  entries: readonly MenuEntry[],
  onChoose: (id: string) => void,
): MenuItemConstructorOptions[] {
  const item = ({ id, label, isEnabled, keys }: MenuAction): MenuItemConstructorOptions => ({
    label,
    enabled: isEnabled,
    ...(keys === undefined ? {} : { accelerator: keys, registerAccelerator: false }),
    click: () => onChoose(id),
  })
  return entries.map((entry): MenuItemConstructorOptions => {
    switch (entry.kind) {
      case 'separator':
        return { type: 'separator' }
      case 'action':
        return item(entry)
      case 'group':
        return {
          label: entry.label,
          enabled: entry.actions.some(({ isEnabled }) => isEnabled),
          submenu: entry.actions.map(item),
        }
      default:
        return assertNever(entry)
    }
  })
}
