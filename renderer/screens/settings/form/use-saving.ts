import type { RefObject } from 'react'
import { useTick } from '../../../views/controls/buttons/use-tick'
import { focusedField, focusField } from '../../../views/settings/focus-field'
import type { DestinationEditor } from './use-destination-editor'
import type { FormActions } from './use-form-actions'
import { useSaveKeys } from './use-save-keys'

/** How long the bar shows that the form was saved. */
const savedMilliseconds = 2000

export interface Saving {
  readonly save: () => void
  /** Whether the form was saved a moment ago, and not edited since. */
  readonly isSaved: boolean
}

/** Saves a form, by button or key, without losing the focus; says for a moment that it was saved. */
export function useSaving(
  form: RefObject<HTMLFormElement | null>,
  editor: DestinationEditor,
  actions: FormActions,
): Saving {
  const [wasSaved, showSaved] = useTick(savedMilliseconds)

  /** Returns whether the changes are on disk. */
  async function write(): Promise<boolean> {
    const place = focusedField()
    const end = await actions.save()
    // A typed secret is replaced by dots: the focus stays at that field.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusField(form.current, place)
    })
    return end.state === 'saved' && end.isWritten
  }

  const save = () => showSaved(write())
  useSaveKeys(save)
  return { save, isSaved: wasSaved && !editor.isEdited }
}
