import { useEffect, useRef, type RefObject } from 'react'
import { type Destination, environmentDestinationId } from '../../../electron/shared/destinations/destination'
import type { Settings } from '../../../electron/shared/app/settings'
import { useTranslate } from '../../i18n/use-translate'
import { classes } from '../../style/classes'
import { offersFix } from '../../views/settings/checks/fixes'
import { DestinationBar } from '../../views/settings/destination/DestinationBar'
import { DestinationForm } from '../../views/settings/destination/DestinationForm'
import { focusPaste, focusWrongField } from '../../views/settings/focus-field'
import { ConnectedChecks } from './form/ConnectedChecks'
import { ConnectedPasteBox } from './paste/ConnectedPasteBox'
import styles from './SettingsScreen.module.css'
import { settingsSession } from './form/settings-session'
import { takesPaste } from './paste/takes-paste'
import { useDestinationActions } from './use-destination-actions'
import { useDestinationEditor } from './form/use-destination-editor'
import { useFormActions } from './form/use-form-actions'
import { useFormProps } from './form/use-form-props'
import { useSaving } from './form/use-saving'

export interface DestinationScreenProps {
  /** `undefined` for a new one. */
  readonly stored: Destination | undefined
  readonly settings: Settings
  /** Called when the form, with the keyboard focus in it, is about to be replaced by another one. */
  readonly onLeave: () => void
}

/** One destination: its form, the server's answers, and the actions for it. */
export function DestinationScreen({ stored, settings, onLeave }: DestinationScreenProps) {
  const translate = useTranslate()
  const form = useRef<HTMLFormElement>(null)
  const editor = useDestinationEditor(stored, settings.secretProtection)
  const formProps = useFormProps(editor)
  const formActions = useFormActions(form, editor)
  const actions = useDestinationActions(stored, onLeave)
  const { save, isSaved } = useSaving(form, editor, formActions)
  useAskedPlace(form)
  const isFixed = stored?.id === environmentDestinationId
  const { draft, check } = editor

  return (
    <>
      <div className={styles['content']}>
        {/* A form whose fields are all disabled could not be scrolled by keyboard. */}
        <div
          className={classes(styles['form'], 'scroll')}
          {...(isFixed && { tabIndex: 0, role: 'group', 'aria-label': draft.fields.name })}
        >
          <DestinationForm
            {...formProps}
            formRef={form}
            pasteBox={
              (stored === undefined || takesPaste(stored)) && (
                <ConnectedPasteBox paste={editor.paste} onLeave={onLeave} />
              )
            }
            stored={stored}
            preview={editor.preview}
            protection={settings.secretProtection}
            onSubmit={save}
          />
        </div>
        <div className={classes(styles['checks'], check.state !== 'none' && styles['asked'], 'scroll')}>
          <ConnectedChecks editor={editor} actions={formActions} />
        </div>
      </div>
      <DestinationBar
        isNew={stored === undefined}
        isFixed={isFixed}
        isDefault={stored?.id === settings.defaultDestinationId}
        isEdited={editor.isEdited}
        isSaved={isSaved}
        isChecking={check.state === 'running'}
        offersFix={offersFix(check, draft.fields)}
        onDelete={actions.askToDelete}
        onDuplicate={actions.duplicate}
        onMakeDefault={actions.makeDefault}
        onDiscard={editor.discard}
        onCheck={formActions.check}
        onCancelCheck={editor.cancelCheck}
      />
      <p className="unseen" role="status">
        {isSaved ? translate('settings.saved') : ''}
      </p>
      {formActions.question}
      {actions.question}
    </>
  )
}

/** Focuses the place that the form was shown for, if it was shown for one. */
function useAskedPlace(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const place = settingsSession.takePlace()
    if (place === 'paste') focusPaste(form.current)
    else focusWrongField(form.current, place)
  }, [form])
}
