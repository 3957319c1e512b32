import { useEffect, useState } from 'react'
import { useTranslate } from '../../i18n/useTranslate'
import { useStores } from '../../state/stores'

/** Tells assistive tools, once, that everything on its way has come to an end. */
export function Announcer() {
  const translate = useTranslate()
  const { uploads } = useStores()
  const [text, setText] = useState('')

  useEffect(() => {
    let wasPending = uploads.readOverview().pending
    return uploads.subscribeToOverview(() => {
      const { pending, done, failed } = uploads.readOverview()
      if (pending > 0) setText('')
      else if (wasPending > 0) {
        const sentences = [
          ...(done > 0 ? [translate('uploads.finished', { count: done })] : []),
          ...(failed > 0 ? [translate('uploads.finishedFailed', { count: failed })] : []),
        ]
        setText(sentences.join(' '))
      }
      wasPending = pending
    })
  }, [uploads, translate])

  return (
    <p className="unseen" role="status">
      {text}
    </p>
  )
}
