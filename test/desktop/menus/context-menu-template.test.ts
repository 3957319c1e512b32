import { expect, it } from 'vitest'
import { contextMenuTemplate } from '../../../electron/desktop/menus/context-menu-template'
import type { MenuAction } from '../../../electron/shared/app/context-menu'

const copy: MenuAction = { kind: 'action', id: 'copy', label: 'Copy', isEnabled: true, keys: 'Delete' }
const open: MenuAction = { kind: 'action', id: 'open', label: 'Open', isEnabled: false }

it('shows what the page asks for, with keys that the page handles itself', () => {
  const template = contextMenuTemplate(
    [
      copy,
      { kind: 'separator' },
      { kind: 'group', label: 'As', actions: [copy, open] },
      { kind: 'group', label: 'None', actions: [open] },
    ],
    () => undefined,
  )
  expect(template).toMatchObject([
    { label: 'Copy', enabled: true, accelerator: 'Delete', registerAccelerator: false },
    { type: 'separator' },
    { label: 'As', enabled: true, submenu: [{ label: 'Copy' }, { label: 'Open', enabled: false }] },
    { label: 'None', enabled: false },
  ])
})
