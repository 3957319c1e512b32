import { useRef, useState } from 'react'
import type { CredentialsSource, DestinationDraft } from '../../../electron/shared/destinations/destination'
import type { Settings } from '../../../electron/shared/app/settings'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { takeInFiles } from '../../intake'
import { useSettings, useStores } from '../../state/stores'
import { withFields } from '../../views/settings/draft'
import { FirstRunBar } from '../../views/settings/first-run/FirstRunBar'
import { FirstRunForm } from '../../views/settings/first-run/FirstRunForm'
import { FoundOnComputer } from '../../views/settings/first-run/FoundOnComputer'
import { focusField, focusFirstWrong } from '../../views/settings/focus-field'
import { offersFix } from '../../views/settings/checks/fixes'
import { ConnectedMfaCode } from './ConnectedMfaCode'
import { ConnectedPasteBox } from './ConnectedPasteBox'
import { endpointRemark } from './endpoint-remark'
import styles from './FirstRun.module.css'
import { useBorrowingOffer } from './use-borrowing-offer'
import { type SaveEnd, useDestinationEditor } from './use-destination-editor'
import { useDroppedImages } from './use-dropped-images'
import { useFirstRunCheck } from './use-first-run-check'
import { useFixing } from './use-fixing'
import { useSaveKeys } from './use-save-keys'

/**
 * Shown in place of the uploads while there is no destination: connects the first bucket. It is the same form that
 * the settings screen shows as a new destination, with the same content.
 */
export function FirstRun() {
  const translate = useTranslate()
  const settings = useSettings()
  const stores = useStores()
  const form = useRef<HTMLFormElement>(null)
  const saving = useRef<Promise<SaveEnd | undefined>>(undefined)
  const offer = useBorrowingOffer()
  const editor = useDestinationEditor(undefined, settings.secretProtection)
  const { draft, entry, check } = editor
  const { onFix, question, showProblems, save: saveForm } = useFixing(form, editor)
  const [askedDraft, setAskedDraft] = useState<DestinationDraft>()

  function ask() {
    setAskedDraft(draft)
    void showProblems(editor.startCheck())
  }

  const save = () => {
    if (editor.isEdited) void saveForm()
  }
  useSaveKeys(save)
  const foundRegion = useFirstRunCheck(editor)

  /** Drops that come while a check is running wait for the same save: a second one would be refused. */
  function saveOnce(): Promise<SaveEnd | undefined> {
    saving.current ??= editor.saveIfReady().finally(() => (saving.current = undefined))
    return saving.current
  }

  /** A drop means that the form is ready: saves it, and uploads the images there. Else they wait until it is. */
  async function takeImages(files: readonly File[]) {
    const end = await saveOnce()
    await takeInFiles(stores, files)
    if (end?.state === 'refused') focusFirstWrong(form.current, end.problems)
  }
  useDroppedImages((files) => void takeImages(files))

  function borrow(credentialsSource: CredentialsSource) {
    editor.change(withFields(draft, { credentialsSource }))
    focusField(form.current, 'bucket')
  }

  return (
    <div className={styles['screen']}>
      <div className="scroll">
        <FirstRunForm
          formRef={form}
          draft={draft}
          pasted={editor.pasted}
          offer={offer}
          pasteBox={
            <ConnectedPasteBox
              autoFocus
              paste={editor.paste}
              found={<FoundOnComputer offer={offer} onChoose={borrow} />}
            />
          }
          problems={editor.problems}
          refusedFields={entry.refusedFields}
          failure={entry.failure}
          check={check}
          buckets={entry.buckets}
          foundRegion={foundRegion}
          endpointRemark={endpointRemark(editor, translate)}
          canCheck={editor.isEdited}
          codeField={
            <ConnectedMfaCode draft={draft} onBegun={() => void showProblems(editor.startCheck())} />
          }
          onChange={editor.change}
          onLeaveAddress={editor.leaveAddress}
          onSubmit={save}
          onCheck={ask}
          awaitsAnswers={askedDraft === draft}
          onCancelCheck={editor.cancelCheck}
          onCopyPolicy={(kind) => showProblems(editor.copyPolicy(kind))}
          onOpenPage={(address) => void api.openLink(address)}
          onFix={onFix}
        />
      </div>
      {question}
      <FirstRunBar
        keeping={keepingOf(draft, settings.secretProtection)}
        canSave={editor.isEdited}
        onChooseKeeping={(secretKeeping) => editor.change({ ...draft, secretKeeping })}
        isPrimary={!(check.state === 'finished' && !check.isStale && offersFix(check.report, draft.fields))}
      />
    </div>
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
