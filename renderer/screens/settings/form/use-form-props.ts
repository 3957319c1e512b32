import { noteWords } from '../../../../electron/shared/destinations/paste-words'
import type { Translate } from '../../../../electron/shared/failures/failure'
import { useTranslate } from '../../../i18n/use-translate'
import { fieldFoundWrong } from '../../../views/settings/checks/fixes'
import type { DestinationFormProps } from '../../../views/settings/destination/DestinationForm'
import { addressNotes } from './form-entry'
import { useBorrowingOffer } from './use-borrowing-offer'
import type { DestinationEditor } from './use-destination-editor'

export type FormProps = Pick<
  DestinationFormProps,
  | 'draft'
  | 'pasted'
  | 'offer'
  | 'problems'
  | 'wrongField'
  | 'refusedFields'
  | 'failure'
  | 'endpointRemark'
  | 'certificateFile'
  | 'onChange'
  | 'onLeaveAddress'
>

/** What both forms of a destination show of it: that of the settings screen, and that of the first run. */
export function useFormProps(editor: DestinationEditor): FormProps {
  const { draft, pasted, problems, check, entry } = editor
  const translate = useTranslate()
  const offer = useBorrowingOffer()
  return {
    draft,
    pasted,
    offer,
    problems,
    wrongField: fieldFoundWrong(check),
    refusedFields: entry.refusedFields,
    failure: entry.failure,
    endpointRemark: endpointRemark(editor, translate),
    certificateFile: {
      unreadable: entry.certificateFile?.isUnreadable === true ? entry.certificateFile.file.name : undefined,
      onChoose: (file) => void editor.readCertificate(file),
    },
    onChange: editor.change,
    onLeaveAddress: editor.leaveAddress,
  }
}

/** One line on how the endpoint was understood; otherwise empty. */
function endpointRemark({ entry, draft }: DestinationEditor, translate: Translate): string {
  return noteWords(addressNotes(entry, draft.fields), translate).join(' ')
}
