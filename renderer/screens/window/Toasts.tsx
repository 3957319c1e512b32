import type { ReactNode } from 'react'
import type { Translate } from '../../../electron/shared/failures/failure'
import type { CopyProof } from '../../../electron/shared/links/link-proof'
import type { LinkFormat } from '../../../electron/shared/links/link-format'
import { api } from '../../api'
import { useTranslate } from '../../i18n/use-translate'
import { isToast } from '../../state/notices'
import { useDeletion, useNotices, useStores, useToast } from '../../state/stores'
import type { ToastWords } from '../../state/toasts'
import { describeProof } from '../../views/uploads/row/link-proof-words'
import { Toast, ToastRegion } from '../../views/window/Toast'
import { DeletionToast } from './DeletionToast'

/** Messages that are shown for a moment. */
export function Toasts() {
  return (
    <ToastRegion>
      <LatestToast />
    </ToastRegion>
  )
}

/** The latest message. A deletion that can still be undone comes first. */
function LatestToast(): ReactNode {
  const numbered = useNotices().findLast(({ notice }) => isToast(notice))
  const words = useToast()
  const { waiting } = useDeletion()
  if (waiting !== null) return <DeletionToast key={waiting.startsAt} {...waiting} />
  if (numbered === undefined || numbered.shownAt < (words?.shownAt ?? 0))
    return words === undefined ? null : <OwnToast key={words.shownAt} words={words} />
  const { id, notice } = numbered
  if (notice.kind === 'links-copied') return <CopiedToast key={id} id={id} {...notice} />
  if (notice.kind === 'fetching-images') return <FetchingToast key={id} id={id} {...notice} />
  return notice.kind === 'objects-deleted' ? <DeletedToast key={id} id={id} {...notice} /> : null
}

interface CopiedToastProps {
  readonly id: number
  readonly count: number
  readonly formats: readonly LinkFormat[]
  readonly proof?: CopyProof
}

/** Shown after links were copied: how many, in which format, and a button to restore the old clipboard. */
function CopiedToast({ id, count, formats, proof }: CopiedToastProps) {
  const translate = useTranslate()
  const { notices, toasts } = useStores()
  const format = formats.map((one) => translate(`linkFormat.${one}`)).join(', ')

  const undo = async () => {
    notices.dismiss(id)
    const { restored } = await api.undoCopy()
    if (restored) toasts.show('notice.restored')
    else toasts.inform('notice.notRestored')
  }
  return (
    <Toast
      text={copiedWords({ count, format }, proof, translate)}
      onHold={notices.hold}
      action={{ label: translate('notice.undo'), onAction: () => void undo() }}
    />
  )
}

/** A link that does not open is reported in a banner, not in a toast. */
function copiedWords(
  facts: { readonly count: number; readonly format: string },
  proof: CopyProof | undefined,
  translate: Translate,
): string {
  switch (proof?.state) {
    case 'open':
      return translate('notice.linksCopiedProven', {
        ...facts,
        proof: describeProof(proof.proof, translate).message,
      })
    case 'late':
      return translate('notice.linksCopiedLate', facts)
    case 'suspect':
    case undefined:
      return translate('notice.linksCopied', facts)
  }
}

interface DeletedToastProps {
  readonly id: number
  readonly deleted: number
  readonly alreadyGone: number
}

function DeletedToast({ id, deleted, alreadyGone }: DeletedToastProps) {
  const translate = useTranslate()
  const { notices } = useStores()
  const words = (key: string, count: number) => translate(`history.deletion.${key}`, { count })
  const sentences = [
    ...(deleted > 0 ? [words('deleted', deleted)] : []),
    ...(alreadyGone > 0 ? [words('alreadyGone', alreadyGone)] : []),
  ]
  return (
    <Toast
      text={sentences.join(' · ')}
      onHold={notices.hold}
      dismiss={{ label: translate('notice.dismiss'), onDismiss: () => notices.dismiss(id) }}
    />
  )
}

/** The only sign of images from the web until they have been fetched. */
function FetchingToast({ id, count }: { readonly id: number; readonly count: number }) {
  const translate = useTranslate()
  const { notices } = useStores()
  return (
    <Toast
      icon="info"
      text={translate('notice.fetchingImages', { count })}
      action={{ label: translate('uploads.cancel'), onAction: () => void api.cancelFetches() }}
      dismiss={{ label: translate('notice.dismiss'), onDismiss: () => notices.dismiss(id) }}
    />
  )
}

function OwnToast({ words }: { readonly words: ToastWords }) {
  const translate = useTranslate()
  const { toasts } = useStores()
  return (
    <Toast
      icon={words.isSuccess ? 'check' : 'info'}
      text={translate(words.key, words.facts)}
      onHold={toasts.hold}
      dismiss={{ label: translate('notice.dismiss'), onDismiss: () => toasts.dismiss(words) }}
    />
  )
}
