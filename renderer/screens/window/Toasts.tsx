import { useEffect, type ReactNode } from 'react'
import { linkFormats } from '../../../electron/shared/link-format'
import { api } from '../../api'
import { useTranslate } from '../../i18n/useTranslate'
import { useNotices, useOverviewOf, useScreen, useStores, useToast } from '../../state/stores'
import { isReadyToPaste } from '../../state/selectors'
import type { ToastWords } from '../../state/toasts'
import { Toast } from '../../views/window/Toast'

const shownMilliseconds = 6000

/** What went well and is said for a moment; the latest of it. */
export function Toasts(): ReactNode {
  const copied = useNotices().findLast(({ notice }) => notice.kind === 'links-copied')
  const words = useToast()
  if (copied?.notice.kind === 'links-copied' && copied.shownAt > (words?.shownAt ?? 0))
    return <CopiedToast key={copied.id} id={copied.id} {...copied.notice} />
  return words === undefined ? null : <OwnToast words={words} />
}

interface CopiedToastProps {
  readonly id: number
  readonly count: number
  readonly format: string
}

/** After links were copied: how many and how, and the way back to the old clipboard. */
function CopiedToast({ id, count, format }: CopiedToastProps) {
  const translate = useTranslate()
  const { notices, toasts } = useStores()
  const isBesidePanel = useIsBesidePanel()
  const known = linkFormats.find((candidate) => candidate === format)

  useEffect(() => {
    const timer = setTimeout(() => notices.dismiss(id), shownMilliseconds)
    return () => clearTimeout(timer)
  }, [id, notices])

  const undo = async () => {
    notices.dismiss(id)
    const { restored } = await api.undoCopy()
    toasts.show(restored ? 'notice.restored' : 'notice.notRestored')
  }
  return (
    <Toast
      text={translate('notice.linksCopied', {
        count,
        format: known === undefined ? format : translate(`linkFormat.${known}`),
      })}
      undo={{ label: translate('notice.undo'), onUndo: () => void undo() }}
      dismissLabel={translate('notice.dismiss')}
      onDismiss={() => notices.dismiss(id)}
      isBesidePanel={isBesidePanel}
    />
  )
}

function OwnToast({ words }: { readonly words: ToastWords }) {
  const translate = useTranslate()
  const { toasts } = useStores()
  const isBesidePanel = useIsBesidePanel()

  useEffect(() => {
    const timer = setTimeout(() => toasts.dismiss(words), shownMilliseconds)
    return () => clearTimeout(timer)
  }, [words, toasts])

  return (
    <Toast
      text={translate(words.key, words.facts)}
      undo={undefined}
      dismissLabel={translate('notice.dismiss')}
      onDismiss={() => toasts.dismiss(words)}
      isBesidePanel={isBesidePanel}
    />
  )
}

/** Whether the panel of what is pasted stands at the right. */
function useIsBesidePanel(): boolean {
  const { tab } = useScreen()
  const isReady = useOverviewOf(isReadyToPaste)
  return tab === 'uploads' && isReady
}
