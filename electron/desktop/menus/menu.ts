import { Menu } from 'electron'
import type { Translate } from '../../shared/failures/failure'
import { applicationMenu, type MenuActions, type MenuState } from './application-menu'

/** Sets the application menu, in the present language and state. */
export function setApplicationMenu(
  translate: Translate,
  platform: NodeJS.Platform,
  state: MenuState,
  actions: MenuActions,
): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenu(translate, platform, state, actions)))
}
