import { Menu } from 'electron'
import type { Translate } from '../shared/failure'
import { applicationMenu, type MenuActions } from './application-menu'

/** Sets the application menu, in the language now in use. */
export function setApplicationMenu(
  translate: Translate,
  platform: NodeJS.Platform,
  actions: MenuActions,
): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(translate, platform, actions)))
}
