import type { Core } from './build-core'
import { uploadPasted } from '../core/uploads/batches/upload-pasted'
import type { MenuActions } from '../desktop/menus/application-menu'
import type { SystemClipboard } from '../desktop/clipboard/clipboard'
import { setApplicationMenu } from '../desktop/menus/menu'
import type { Translate } from '../shared/failures/failure'

export interface ApplicationMenuNeeds extends Pick<
  MenuActions,
  'chooseFiles' | 'show' | 'openLogFolder' | 'quit'
> {
  readonly translate: Translate
  readonly clipboard: SystemClipboard
}

/** Returns a function that sets the application menu, in the present language and state. No logic. */
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
  return () => setApplicationMenu(translate, process.platform, { shelf: preferences().shelf }, actions)
}
