import { useEffect, useState } from 'react'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'

/** Milliseconds after the last answer: who types is not interrupted. */
const pause = 500

export interface HistoryAnnouncerProps {
  /** Another one where other images are looked for. */
  readonly search: string
  /** How many it finds. */
  readonly total: number
  /** What stands in the place of the list where it finds none. */
  readonly nothing: string
  readonly selected: number
}

/** Tells assistive tools what can be seen: how many were found, or why none, and how many are selected. */
export function HistoryAnnouncer({ search, total, nothing, selected }: HistoryAnnouncerProps) {
  const translate = useTranslate()
  const format = useFormat()
  const news =
    total === 0 ? nothing : translate('history.total', { count: total, total: format.count(total) })
  // What the screen begins with is no news.
  const [found, setFound] = useState({ search, words: '' })
  const [selectedBefore, setSelectedBefore] = useState(selected)
  if (selected !== selectedBefore) {
    setSelectedBefore(selected)
    // Of another search it is said in its time.
    if (selected === 0 && found.search === search) setFound({ search, words: news })
  }

  useEffect(() => {
    if (found.search === search) return
    const timer = setTimeout(() => setFound({ search, words: news }), pause)
    return () => clearTimeout(timer)
  }, [found, search, news])

  const words = () => {
    if (selected > 1) return translate('history.selected', { count: selected })
    return selected === 1 ? '' : found.words
  }
  return (
    <p className="unseen" role="status">
      {/* Another search may find as many: that is said again. */}
      <span key={found.search}>{words()}</span>
    </p>
  )
}
