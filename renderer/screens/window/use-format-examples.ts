import { useEffect, useState } from 'react'
import { linkFormats } from '../../../electron/shared/links/link-format'
import { api } from '../../api'
import type { FormatExample } from '../../views/help/FormatExamples'

/** One image's link in every format, made by main; none until they are needed. */
export function useFormatExamples(areWanted: boolean, customTemplate: string): readonly FormatExample[] {
  const [examples, setExamples] = useState<readonly FormatExample[]>([])
  useEffect(() => {
    if (!areWanted) return undefined
    let isCurrent = true
    const asked = linkFormats.map(async (format) => {
      const answer = await api.previewLinkFormat(format, customTemplate)
      return answer.ok ? [{ format, text: answer.value }] : []
    })
    void Promise.all(asked).then((found) => {
      if (isCurrent) setExamples(found.flat())
    })
    return () => {
      isCurrent = false
    }
  }, [areWanted, customTemplate])
  return examples
}
