import { useEffect, useState } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { BatchEnds, nothingEnded } from '../../state/batch-ends'
import { useStores } from '../../state/stores'

/** Tells screen readers, once, that all uploads have ended. */
export function Announcer() {
  const translate = useTranslate()
  const { uploads } = useStores()
  const [ended, setEnded] = useState(nothingEnded)

  useEffect(() => {
    const ends = new BatchEnds(uploads)
    return uploads.subscribeToOverview(() => {
      const end = ends.next()
      if (end !== undefined) setEnded(end)
    })
  }, [uploads])

  const sentences = [
    ...(ended.done > 0 ? [translate('uploads.finished', { count: ended.done })] : []),
    ...(ended.failed > 0 ? [translate('uploads.finishedFailed', { count: ended.failed })] : []),
  ]
  return (
    <p className="unseen" role="status">
      {/* A new key for each batch has the same words announced again. */}
      <span key={ended.number}>{sentences.join(' ')}</span>
    </p>
  )
}
