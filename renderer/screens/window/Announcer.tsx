import { useEffect, useState } from 'react'
import { isFinished } from '../../../electron/shared/upload'
import { useTranslate } from '../../i18n/useTranslate'
import { useStores } from '../../state/stores'
import type { UploadsStore } from '../../state/uploads'

/** Tells assistive tools, once, that everything on its way has come to an end. */
export function Announcer() {
  const translate = useTranslate()
  const { uploads } = useStores()
  const [ended, setEnded] = useState({ done: 0, failed: 0 })

  useEffect(() => {
    // Small uploads may begin and end, and others be cleared, between two messages of main: neither
    // what is pending nor how many have ended tells that something new has.
    let known = endedIds(uploads)
    return uploads.subscribeToOverview(() => {
      const { pending, done, failed } = uploads.readOverview()
      if (pending > 0) {
        setEnded({ done: 0, failed: 0 })
        return
      }
      const now = endedIds(uploads)
      if ([...now].some((id) => !known.has(id))) setEnded({ done, failed })
      known = now
    })
  }, [uploads])

  const sentences = [
    ...(ended.done > 0 ? [translate('uploads.finished', { count: ended.done })] : []),
    ...(ended.failed > 0 ? [translate('uploads.finishedFailed', { count: ended.failed })] : []),
  ]
  return (
    <p className="unseen" role="status">
      {sentences.join(' ')}
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
