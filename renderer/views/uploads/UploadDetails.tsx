import { describeFailure } from '../../../electron/shared/failures/failure'
import { stepOf } from '../../../electron/shared/failures/stage-of-failure'
import type { Upload } from '../../../electron/shared/uploads/upload'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import { CopyButton } from '../controls/CopyButton'
import { Dialog } from '../controls/Dialog'
import { Facts, type Fact } from '../controls/Facts'
import { LinkText } from '../controls/LinkText'
import { beforeAndAfter } from './before-and-after'

export interface UploadDetailsProps {
  readonly upload: Upload
  /** Empty if the destination was deleted meanwhile. */
  readonly destinationName: string
  readonly onCopyText: (text: string) => Promise<boolean>
  readonly onOpenLink: (url: string) => void
  readonly onClose: () => void
}

/** Everything known about one upload, suitable to be copied and sent to an administrator. */
export function UploadDetails({
  upload,
  destinationName,
  onCopyText,
  onOpenLink,
  onClose,
}: UploadDetailsProps) {
  const translate = useTranslate()
  const format = useFormat()
  const { status, accepted, sizeBytes, contentType } = upload
  const label = (name: string) => translate(`uploads.details.${name}`)
  const words = status.state === 'failed' || status.state === 'retrying' ? status.failure : undefined
  const step = words === undefined ? undefined : stepOf(words)
  const failure = words === undefined ? undefined : describeFailure(words, translate)
  const state = status.state === 'done' && status.duplicateOf !== undefined ? 'duplicate' : status.state
  // Nothing is known about a file that could not be read.
  const isUnread = words?.kind === 'file-unreadable' && sizeBytes === 0
  const acceptedSize = accepted && format.size(accepted.sizeBytes)
  const size = beforeAndAfter(translate, acceptedSize, format.size(sizeBytes))
  const knownType = beforeAndAfter(translate, accepted?.contentType, contentType)
  const type = contentType === '' && !isUnread ? label('notImage') : knownType

  const facts: readonly Fact[] = [
    { label: label('name'), text: upload.name },
    { label: label('state'), text: translate(`uploads.status.${state}`) },
    { label: label('size'), text: isUnread ? '' : size },
    { label: label('type'), text: type },
    { label: label('destination'), text: destinationName },
    { label: label('accepted'), text: format.moment(upload.acceptedAt) },
    ...(status.state === 'done'
      ? [
          {
            label: label('url'),
            text: status.url,
            shown: <LinkText url={status.url} onOpen={onOpenLink} wraps />,
          },
          ...(status.linkEndsAt === undefined
            ? []
            : [{ label: translate('links.ends'), text: format.moment(status.linkEndsAt) }]),
          { label: label('key'), text: status.key },
          { label: label('etag'), text: status.etag },
        ]
      : []),
    ...(step === undefined
      ? []
      : [
          {
            label: label('step'),
            text: `${translate(`check.${step}.title`)}: ${translate(`check.${step}.question`)}`,
          },
        ]),
    ...(words === undefined
      ? []
      : [{ label: label(step === undefined ? 'technical' : 'detail'), text: words.detail, isCode: true }]),
  ].filter(({ text }) => text !== '')

  const copyText = [
    ...facts.map(({ label: name, text }) => `${name}: ${text}`),
    ...(failure === undefined ? [] : [`${failure.message} ${failure.fix}`]),
  ].join('\n')

  return (
    <Dialog
      title={label('title')}
      isOpen
      onClose={onClose}
      closeLabel={translate('common.close')}
      width="wide"
      actions={<CopyButton onCopy={() => onCopyText(copyText)}>{label('copyAll')}</CopyButton>}
    >
      {failure === undefined ? null : (
        <p className="selectable">
          <strong>{failure.message}</strong> {failure.fix}
        </p>
      )}
      <Facts facts={facts} />
    </Dialog>
  )
}
