import { Menu } from 'electron'
import type { Core } from './build-core'
import { uploadPasted } from '../core/uploads/batches/upload-pasted'
import { applicationMenu, type MenuActions } from '../desktop/menus/application-menu'
import type { SystemClipboard } from '../desktop/clipboard/clipboard'
import type { Translate } from '../shared/failures/failure'

export interface ApplicationMenuNeeds extends Pick<
  MenuActions,
  'chooseFiles' | 'show' | 'openLogFolder' | 'quit'
> {
  readonly translate: Translate
  readonly clipboard: SystemClipboard
}

/** Returns a function that sets the application menu, in the present language and state. */
export function openApplicationMenu(core: Core, needs: ApplicationMenuNeeds): () => void {
  const { notices, settings, preferences } = core
  const { translate, clipboard, chooseFiles, show, openLogFolder, quit } = needs
  const actions: MenuActions = {
    chooseFiles,
    uploadClipboard: () =>
      void notices.postRefusal(uploadPasted({ ...core, clipboard }, settings.defaultDestinationId)),
    show,
    openLogFolder,
    changeShelf: (shelf) => settings.changePreferences({ shelf }),
    quit,
  }
  return () => {
    const items = applicationMenu(translate, process.platform, preferences(), actions)
    Menu.setApplicationMenu(Menu.buildFromTemplate(items))
  }
}
