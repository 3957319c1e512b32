import { useEffect, useState } from 'react'
import { useTranslate } from '../../i18n/useTranslate'
import { useStores } from '../../state/stores'

/** Tells assistive tools, once, that everything on its way has come to an end. */
export function Announcer() {
  const translate = useTranslate()
  const { uploads } = useStores()
  const [text, setText] = useState('')

  useEffect(() => {
    // Small uploads may begin and end between two messages of main: what has ended is what counts.
    let announced = endedOf(uploads.readOverview())
    return uploads.subscribeToOverview(() => {
      const overview = uploads.readOverview()
      const { pending, done, failed } = overview
      const ended = endedOf(overview)
      if (pending > 0) setText('')
      else if (ended > announced) {
        const sentences = [
          ...(done > 0 ? [translate('uploads.finished', { count: done })] : []),
          ...(failed > 0 ? [translate('uploads.finishedFailed', { count: failed })] : []),
        ]
        setText(sentences.join(' '))
      }
      if (pending === 0 || ended < announced) announced = ended
    })
  }, [uploads, translate])

  return (
    <p className="unseen" role="status">
      {text}
    </p>
  )
}

function endedOf({ done, failed }: { readonly done: number; readonly failed: number }): number {
  return done + failed
}
