import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { createFormat, type Format } from './format'
import { useTranslate } from './useTranslate'

/** Numbers, sizes and times in the language in use. */
export function useFormat(): Format {
  const { i18n } = useTranslation()
  const translate = useTranslate()
  return useMemo(
    () => createFormat(i18n.language === 'ko' ? 'ko' : 'en', translate),
    [i18n.language, translate],
  )
}
