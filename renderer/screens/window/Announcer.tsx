import { useEffect, useState } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { BatchEnds, nothingEnded } from '../../state/batch-ends'
import { useStores } from '../../state/stores'

/** Tells assistive tools, once, that everything on its way has come to an end. */
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
      {/* The same words are news again after another batch. */}
      <span key={ended.number}>{sentences.join(' ')}</span>
    </p>
  )
}
