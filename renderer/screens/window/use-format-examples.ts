import { useEffect, useState } from 'react'
import { linkFormats } from '../../../electron/shared/links/link-format'
import { api } from '../../api'
import type { FormatExample } from '../../views/help/FormatExamples'
import { whileCurrent } from '../../while-current'

/** One image's link in every format, made by main; none until they are needed. */
export function useFormatExamples(areWanted: boolean, customTemplate: string): readonly FormatExample[] {
  const [examples, setExamples] = useState<readonly FormatExample[]>([])
  useEffect(() => {
    if (!areWanted) return undefined
    const asked = linkFormats.map(async (format) => {
      const answer = await api.previewLinkFormat(format, customTemplate)
      return answer.ok ? [{ format, text: answer.value }] : []
    })
    return whileCurrent(Promise.all(asked), (found) => setExamples(found.flat()))
  }, [areWanted, customTemplate])
  return examples
}
