import { useEffect, useRef } from 'react'
import { type Destination, environmentDestinationId } from '../../../electron/shared/destinations/destination'
import type { Settings } from '../../../electron/shared/app/settings'
import { useTranslate } from '../../i18n/use-translate'
import { classes } from '../../style/classes'
import { useTick } from '../../views/controls/use-tick'
import { Checks } from '../../views/settings/checks/Checks'
import { DestinationBar } from '../../views/settings/destination/DestinationBar'
import { DestinationForm } from '../../views/settings/destination/DestinationForm'
import { focusedField, focusField, focusPaste, focusWrongField } from '../../views/settings/focus-field'
import { offersFix } from '../../views/settings/checks/fixes'
import { ConnectedMfaCode } from './ConnectedMfaCode'
import { ConnectedPasteBox } from './ConnectedPasteBox'
import { endpointRemark } from './endpoint-remark'
import styles from './SettingsScreen.module.css'
import { settingsSession } from './settings-session'
import { useBorrowingOffer } from './use-borrowing-offer'
import { useDestinationActions } from './use-destination-actions'
import { useDestinationEditor } from './use-destination-editor'
import { useFixing } from './use-fixing'
import { useSaveKeys } from './use-save-keys'

export interface DestinationScreenProps {
  /** `undefined` for a new one. */
  readonly stored: Destination | undefined
  readonly settings: Settings
  /** Called when the form, with the keyboard focus in it, is about to be replaced by another one. */
  readonly onLeave: () => void
}

/** How long the bar shows that the form was saved. */
const savedMilliseconds = 2000

/** One destination: its form, the server's answers, and the actions for it. */
export function DestinationScreen({ stored, settings, onLeave }: DestinationScreenProps) {
  const translate = useTranslate()
  const form = useRef<HTMLFormElement>(null)
  const offer = useBorrowingOffer()
  const editor = useDestinationEditor(stored, settings.secretProtection)
  const actions = useDestinationActions(stored, onLeave)
  const isFixed = stored?.id === environmentDestinationId
  // Temporary keys have to be pasted again and again.
  const takesPaste = stored === undefined || (stored.hasSessionToken && !isFixed)
  const { draft, entry, check } = editor
  const { onFix, question, showProblems, save: saveForm } = useFixing(form, editor)
  const [wasSaved, showSaved] = useTick(savedMilliseconds)
  // Edits made after saving are not saved.
  const isSaved = wasSaved && !editor.isEdited

  /** Returns whether the changes are on disk. */
  async function save() {
    const place = focusedField()
    const end = await saveForm()
    // A typed secret is replaced by dots: the focus stays at that field.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body) focusField(form.current, place)
    })
    return end.state === 'saved' && end.isWritten
  }
  useSaveKeys(() => showSaved(save()))
  useEffect(() => {
    const place = settingsSession.takePlace()
    if (place === 'paste') focusPaste(form.current)
    else focusWrongField(form.current, place)
  }, [])

  async function importChosen(indexes: readonly number[]) {
    const visit = settingsSession.readVisit()
    await editor.paste.importChosen(indexes)
    // If some could not be added, the form stays.
    if (settingsSession.readVisit() !== visit) onLeave()
  }

  return (
    <>
      <div className={styles['content']}>
        {/* A form whose fields are all disabled could not be scrolled by keyboard. */}
        <div
          className={classes(styles['form'], 'scroll')}
          {...(isFixed && { tabIndex: 0, role: 'group', 'aria-label': draft.fields.name })}
        >
          <DestinationForm
            formRef={form}
            draft={draft}
            pasted={editor.pasted}
            offer={offer}
            pasteBox={
              takesPaste ? <ConnectedPasteBox paste={{ ...editor.paste, importChosen }} /> : undefined
            }
            stored={stored}
            problems={editor.problems}
            refusedFields={entry.refusedFields}
            failure={entry.failure}
            preview={editor.preview}
            endpointRemark={endpointRemark(editor, translate)}
            onLeaveAddress={editor.leaveAddress}
            protection={settings.secretProtection}
            onChange={editor.change}
            onSubmit={() => showSaved(save())}
          />
        </div>
        <div className={classes(styles['checks'], check.state !== 'none' && styles['asked'], 'scroll')}>
          <Checks
            check={check}
            codeField={
              <ConnectedMfaCode draft={draft} onBegun={() => void showProblems(editor.startCheck())} />
            }
            fields={draft.fields}
            onFix={onFix}
            onCopyPolicy={(kind) => showProblems(editor.copyPolicy(kind))}
          />
        </div>
      </div>
      <DestinationBar
        isNew={stored === undefined}
        isFixed={isFixed}
        isDefault={stored?.id === settings.defaultDestinationId}
        isEdited={editor.isEdited}
        isSaved={isSaved}
        isChecking={check.state === 'running'}
        offersFix={check.state === 'finished' && !check.isStale && offersFix(check.report, draft.fields)}
        onDelete={actions.askToDelete}
        onDuplicate={actions.duplicate}
        onMakeDefault={actions.makeDefault}
        onDiscard={editor.discard}
        onCheck={() => void showProblems(editor.startCheck())}
        onCancelCheck={editor.cancelCheck}
      />
      <p className="unseen" role="status">
        {isSaved ? translate('settings.saved') : ''}
      </p>
      {question}
      {actions.question}
    </>
  )
}
