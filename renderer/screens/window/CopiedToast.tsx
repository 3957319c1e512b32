import { useEffect } from 'react'
import { linkFormats } from '../../../electron/shared/link-format'
import { api } from '../../api'
import { useTranslate } from '../../i18n/useTranslate'
import { useNotices, useOverview, useScreen, useStores } from '../../state/stores'
import { Toast } from '../../views/window/Toast'

const shownMilliseconds = 6000

/** After links were copied: how many and how, and the way back to the old clipboard. */
export function CopiedToast() {
  const translate = useTranslate()
  const { notices } = useStores()
  const { tab } = useScreen()
  const { pending, done } = useOverview()
  const shown = useNotices().findLast(({ notice }) => notice.kind === 'links-copied')
  const id = shown?.id

  useEffect(() => {
    if (id === undefined) return undefined
    const timer = setTimeout(() => notices.dismiss(id), shownMilliseconds)
    return () => clearTimeout(timer)
  }, [id, notices])

  if (shown?.notice.kind !== 'links-copied') return null
  const { count, format } = shown.notice
  const known = linkFormats.find((candidate) => candidate === format)
  return (
    <Toast
      key={shown.id}
      text={translate('notice.linksCopied', {
        count,
        format: known === undefined ? format : translate(`linkFormat.${known}`),
      })}
      undo={{
        label: translate('notice.undo'),
        onUndo: () => {
          notices.dismiss(shown.id)
          void api.undoCopy()
        },
      }}
      dismissLabel={translate('notice.dismiss')}
      onDismiss={() => notices.dismiss(shown.id)}
      isBesidePanel={tab === 'uploads' && pending === 0 && done > 0}
    />
  )
}
