import { app } from 'electron'
import { systemClock } from '../adapters/clock'
import type { Core } from './build-core'
import type { ImageClipboard } from '../core/ports/clipboard'
import { answerEditor } from '../http/answer-editor'
import { EditorDoor } from '../http/editor-door'
import { EditorWork } from '../http/editor-work'
import type { Translate } from '../shared/failures/failure'
import type { Preferences } from '../shared/app/settings'

/** Opens the editors' door while the person wants it open. */
export function openEditors(core: Core, clipboard: ImageClipboard, translate: Translate): void {
  const { settings, preferences, spool, log } = core
  const work = new EditorWork({
    ...core,
    clock: systemClock,
    clipboard,
    destination: (chosenId) => {
      const id = chosenId ?? settings.defaultDestinationId
      const { name, bucket } = settings.find(id) ?? { name: '', bucket: '' }
      return { id, name, bucket }
    },
    translate,
  })
  const needs = {
    work,
    spool,
    destinations: () => settings.read().destinations,
    secret: () => settings.editors.secret(),
    isOpenToAll: () => preferences().editorsWithoutSecret,
    otherOrigins: () => preferences().editorOrigins,
    translate,
    log,
  }
  const door = new EditorDoor({
    answer: (request, port) => answerEditor(needs, request, port),
    log,
    onChange: (state) => settings.reportEditorDoor(state),
  })
  const follow = ({ editors, editorPort }: Preferences): void => door.follow(editors ? editorPort : undefined)
  follow(preferences())
  settings.onChange((changed) => follow(changed.preferences))
  app.on('before-quit', () => void door.dispose())
}
