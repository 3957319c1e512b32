import { useEffect, useState } from 'react'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'

/** Milliseconds after the last answer, so that it does not interrupt typing. */
const pause = 500

export interface HistoryAnnouncerProps {
  /** Changes with the search. */
  readonly search: string
  /** How many images it finds. */
  readonly total: number
  /** What is shown in place of the list if it finds none. */
  readonly nothing: string
  readonly selected: number
}

/** Tells screen readers how many images were found, or why none, and how many are selected. */
export function HistoryAnnouncer({ search, total, nothing, selected }: HistoryAnnouncerProps) {
  const translate = useTranslate()
  const format = useFormat()
  const news =
    total === 0 ? nothing : translate('history.total', { count: total, total: format.count(total) })
  // The screen's first content is not announced.
  const [found, setFound] = useState({ search, words: '' })
  const [selectedBefore, setSelectedBefore] = useState(selected)
  if (selected !== selectedBefore) {
    setSelectedBefore(selected)
    // If the search has changed, too, the timer below announces the result.
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
      {/* Another search may find the same number: its own key has it announced again. */}
      <span key={found.search}>{words()}</span>
    </p>
  )
}
