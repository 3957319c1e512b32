import { describeFailure } from '../../../electron/shared/failures/failure'
import type { Upload } from '../../../electron/shared/uploads/upload'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import { CopyButton } from '../controls/buttons/CopyButton'
import { Dialog } from '../controls/dialogs/Dialog'
import { Facts } from '../controls/text/Facts'
import { failureOf, uploadFacts, type UploadFactsNeeds } from './upload-facts'

export interface UploadDetailsProps {
  readonly upload: Upload
  /** Empty if the destination was deleted meanwhile. */
  readonly destinationName: string
  readonly onCopyText: (text: string) => Promise<boolean>
  readonly onOpenLink: (url: string) => void
  readonly onLinkMenu: UploadFactsNeeds['onLinkMenu']
  readonly onClose: () => void
}

/** Everything known about one upload, suitable to be copied and sent to an administrator. */
export function UploadDetails(props: UploadDetailsProps) {
  const { upload, destinationName, onCopyText, onOpenLink, onLinkMenu, onClose } = props
  const translate = useTranslate()
  const format = useFormat()
  const facts = uploadFacts(upload, { destinationName, onOpenLink, onLinkMenu, translate, format })
  const failure = failureOf(upload)
  const words = failure === undefined ? undefined : describeFailure(failure, translate)
  const copyText = [
    ...facts.map(({ label, text }) => `${label}: ${text}`),
    ...(words === undefined ? [] : [`${words.message} ${words.fix}`]),
  ].join('\n')

  return (
    <Dialog
      title={translate('uploads.details.title')}
      isOpen
      onClose={onClose}
      closeLabel={translate('common.close')}
      width="wide"
      actions={
        <CopyButton onCopy={() => onCopyText(copyText)}>{translate('uploads.details.copyAll')}</CopyButton>
      }
    >
      {words === undefined ? null : (
        <p className="selectable">
          <strong>{words.message}</strong> {words.fix}
        </p>
      )}
      <Facts facts={facts} />
    </Dialog>
  )
}
