import { useRef, useState, type RefObject } from 'react'
import type {
  CredentialsSource,
  DestinationDraft,
} from '../../../../electron/shared/destinations/destination'
import type { Settings } from '../../../../electron/shared/app/settings'
import { api } from '../../../api'
import { useSettings, useStores } from '../../../state/stores'
import { classes } from '../../../style/classes'
import { offersFix } from '../../../views/settings/checks/fixes'
import { withFields } from '../../../views/settings/draft'
import { FirstRunBar } from '../../../views/settings/first-run/FirstRunBar'
import { FirstRunForm } from '../../../views/settings/first-run/FirstRunForm'
import { FoundOnComputer } from '../../../views/settings/first-run/FoundOnComputer'
import { focusField } from '../../../views/settings/focus-field'
import { ConnectedChecks } from '../form/ConnectedChecks'
import { ConnectedPasteBox } from '../paste/ConnectedPasteBox'
import styles from './FirstRun.module.css'
import { newEntry, settingsSession } from '../form/settings-session'
import { useDestinationEditor, type DestinationEditor } from '../form/use-destination-editor'
import { useFirstImages } from './use-first-images'
import { useFirstRunCheck } from './use-first-run-check'
import { useFormActions, type FormActions } from '../form/use-form-actions'
import { useFormProps } from '../form/use-form-props'
import { useSaveKeys } from '../form/use-save-keys'

/**
 * Shown in place of the uploads while there is no destination: connects the first bucket. It is the same form that
 * the settings screen shows as a new destination, with the same content.
 */
export function FirstRun() {
  const settings = useSettings()
  const form = useRef<HTMLFormElement>(null)
  const editor = useDestinationEditor(undefined, settings.secretProtection)
  const actions = useFormActions(form, editor)
  const { draft, check } = editor

  const save = () => {
    if (editor.isEdited) void actions.save()
  }
  useSaveKeys(save)
  useFirstImages(form, editor)

  return (
    <div className={styles['screen']}>
      <div className={classes(styles['scroll'], 'scroll')}>
        <ConnectedForm form={form} editor={editor} actions={actions} onSubmit={save} />
      </div>
      {actions.question}
      <FirstRunBar
        keeping={keepingOf(draft, settings.secretProtection)}
        canSave={editor.isEdited}
        onChooseKeeping={(secretKeeping) => editor.change({ ...draft, secretKeeping })}
        isPrimary={!offersFix(check, draft.fields)}
      />
    </div>
  )
}

interface ConnectedFormProps {
  readonly form: RefObject<HTMLFormElement | null>
  readonly editor: DestinationEditor
  readonly actions: FormActions
  readonly onSubmit: () => void
}

function ConnectedForm({ form, editor, actions, onSubmit }: ConnectedFormProps) {
  const { draft, check, entry, isEdited } = editor
  const { screen } = useStores()
  const formProps = useFormProps(editor)
  const foundRegion = useFirstRunCheck(editor)
  /** What the person pressed Check for, and waits for the results of. */
  const [askedDraft, setAskedDraft] = useState<DestinationDraft>()

  /** The first run is over; the list with the others is in the form of a new destination, in the settings. */
  function showRest() {
    settingsSession.bringUp(newEntry, 'paste')
    screen.show('settings')
  }

  function ask() {
    setAskedDraft(draft)
    actions.check()
  }

  function borrow(credentialsSource: CredentialsSource) {
    editor.change(withFields(draft, { credentialsSource }))
    focusField(form.current, 'bucket')
  }

  return (
    <FirstRunForm
      {...formProps}
      formRef={form}
      pasteBox={
        <ConnectedPasteBox
          autoFocus
          paste={editor.paste}
          onAddedSome={showRest}
          found={<FoundOnComputer offer={formProps.offer} onChoose={borrow} />}
        />
      }
      check={check}
      checks={
        <ConnectedChecks
          editor={editor}
          actions={actions}
          follows={askedDraft === draft}
          isAnnounced={false}
        />
      }
      buckets={entry.buckets}
      mistyped={entry.mistyped}
      foundRegion={foundRegion}
      canCheck={isEdited}
      onSubmit={onSubmit}
      onCheck={ask}
      onCancelCheck={editor.cancelCheck}
      onCopyPolicy={actions.copyPolicy}
      onOpenPage={(address) => void api.openLink(address)}
      onFix={actions.fix}
    />
  )
}

/** Where main will keep the secret: `plain` only if the person chose it. */
function keepingOf(
  { fields, secretKeeping }: DestinationDraft,
  protection: Settings['secretProtection'],
): 'keyring' | 'memory' | 'plain' | 'borrowed' {
  if (fields.credentialsSource.kind !== 'keys') return 'borrowed'
  if (protection === 'keyring') return 'keyring'
  return secretKeeping === 'plain' ? 'plain' : 'memory'
}
