import type { MenuPlace } from '../../../electron/shared/app/context-menu'
import type { Failure, Translate } from '../../../electron/shared/failures/failure'
import { stepOf } from '../../../electron/shared/failures/stage-of-failure'
import type { Upload } from '../../../electron/shared/uploads/upload'
import type { Format } from '../../i18n/format'
import type { Fact } from '../controls/text/Facts'
import { LinkText } from '../controls/text/LinkText'
import { beforeAndAfter } from './before-and-after'

export interface UploadFactsNeeds {
  readonly destinationName: string
  readonly onOpenLink: (url: string) => void
  readonly onLinkMenu: (url: string, place: MenuPlace) => void
  readonly translate: Translate
  readonly format: Format
}

/** What went wrong, if anything did. */
export function failureOf({ status }: Upload): Failure | undefined {
  return status.state === 'failed' || status.state === 'retrying' ? status.failure : undefined
}

/** Everything known about an upload, one line per fact; unknown facts are left out. */
export function uploadFacts(upload: Upload, needs: UploadFactsNeeds): readonly Fact[] {
  const facts = [...fileFacts(upload, needs), ...linkFacts(upload, needs), ...failureFacts(upload, needs)]
  return facts.filter(({ text }) => text !== '')
}

const labels =
  (translate: Translate) =>
  (name: string): string =>
    translate(`uploads.details.${name}`)

function fileFacts(
  upload: Upload,
  { destinationName, translate, format }: UploadFactsNeeds,
): readonly Fact[] {
  const label = labels(translate)
  const { name, status, accepted, sizeBytes, contentType, acceptedAt } = upload
  const state = status.state === 'done' && status.duplicateOf !== undefined ? 'duplicate' : status.state
  // Nothing is known about a file that could not be read.
  const isUnread = failureOf(upload)?.kind === 'file-unreadable' && sizeBytes === 0
  const acceptedSize = accepted && format.size(accepted.sizeBytes)
  const size = beforeAndAfter(translate, acceptedSize, format.size(sizeBytes))
  const knownType = beforeAndAfter(translate, accepted?.contentType, contentType)
  const type = contentType === '' && !isUnread ? label('notImage') : knownType
  return [
    { label: label('name'), text: name },
    { label: label('state'), text: translate(`uploads.status.${state}`) },
    { label: label('size'), text: isUnread ? '' : size },
    { label: label('type'), text: type },
    { label: label('destination'), text: destinationName },
    { label: label('accepted'), text: format.moment(acceptedAt) },
  ]
}

function linkFacts({ status }: Upload, needs: UploadFactsNeeds): readonly Fact[] {
  if (status.state !== 'done') return []
  const { onOpenLink, onLinkMenu, translate, format } = needs
  const label = labels(translate)
  const { url, linkEndsAt, key, etag } = status
  const link = <LinkText url={url} onOpen={onOpenLink} onMenu={(place) => onLinkMenu(url, place)} wraps />
  return [
    { label: label('url'), text: url, shown: link },
    { label: translate('links.ends'), text: linkEndsAt === undefined ? '' : format.moment(linkEndsAt) },
    { label: label('key'), text: key },
    { label: label('etag'), text: etag },
  ]
}

function failureFacts(upload: Upload, { translate }: UploadFactsNeeds): readonly Fact[] {
  const failure = failureOf(upload)
  if (failure === undefined) return []
  const label = labels(translate)
  const step = stepOf(failure)
  const { detail } = failure
  if (step === undefined) return [{ label: label('technical'), text: detail, isCode: true }]
  const question = `${translate(`check.${step}.title`)}: ${translate(`check.${step}.question`)}`
  return [
    { label: label('step'), text: question },
    { label: label('detail'), text: detail, isCode: true },
  ]
}
