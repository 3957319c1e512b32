import { useEffect, useRef, useState } from 'react'
import { useTranslate } from '../../i18n/useTranslate'
import { useOverview } from '../../state/stores'

/** Tells assistive tools, once, that everything on its way has come to an end. */
export function Announcer() {
  const translate = useTranslate()
  const { pending, done, failed } = useOverview()
  const wasPending = useRef(pending)
  const [text, setText] = useState('')

  useEffect(() => {
    if (pending > 0) setText('')
    else if (wasPending.current > 0) {
      const sentences = [
        ...(done > 0 ? [translate('uploads.finished', { count: done })] : []),
        ...(failed > 0 ? [translate('uploads.finishedFailed', { count: failed })] : []),
      ]
      setText(sentences.join(' '))
    }
    wasPending.current = pending
  }, [pending, done, failed, translate])

  return (
    <p className="unseen" role="status">
      {text}
    </p>
  )
}
