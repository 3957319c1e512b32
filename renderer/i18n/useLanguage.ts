import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../electron/shared/settings'

/** Makes the page speak a language: its words, and the `lang` that fonts and screen readers go by. */
export function useLanguage(language: Language): void {
  const { i18n } = useTranslation()
  useEffect(() => {
    document.documentElement.lang = language
    void i18n.changeLanguage(language)
  }, [i18n, language])
}
