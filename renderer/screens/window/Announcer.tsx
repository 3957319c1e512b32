import { useEffect, useState } from 'react'
import { isFinished } from '../../../electron/shared/upload'
import { useTranslate } from '../../i18n/useTranslate'
import { useStores } from '../../state/stores'
import type { UploadsStore } from '../../state/uploads'

/** Tells assistive tools, once, that everything on its way has come to an end. */
export function Announcer() {
  const translate = useTranslate()
  const { uploads } = useStores()
  const [text, setText] = useState('')

  useEffect(() => {
    // Small uploads may begin and end, and others be cleared, between two messages of main: neither
    // what is pending nor how many have ended tells that something new has.
    let known = endedIds(uploads)
    return uploads.subscribeToOverview(() => {
      const { pending, done, failed } = uploads.readOverview()
      if (pending > 0) {
        setText('')
        return
      }
      const ended = endedIds(uploads)
      if ([...ended].some((id) => !known.has(id))) {
        const sentences = [
          ...(done > 0 ? [translate('uploads.finished', { count: done })] : []),
          ...(failed > 0 ? [translate('uploads.finishedFailed', { count: failed })] : []),
        ]
        setText(sentences.join(' '))
      }
      known = ended
    })
  }, [uploads, translate])

  return (
    <p className="unseen" role="status">
      {text}
    </p>
  )
}

function endedIds(uploads: UploadsStore): ReadonlySet<string> {
  return new Set(
    uploads.readOrder().filter((id) => {
      const upload = uploads.read(id)
      return upload !== undefined && isFinished(upload)
    }),
  )
}
