import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import type { i18n } from 'i18next'
import type { Translate } from '../../electron/shared/failures/failure'
import type { Language } from '../../electron/shared/languages'
import { createTranslate } from './create-translate'
import { createFormat, type Format } from './format'

interface Speech {
  readonly translate: Translate
  readonly format: Format
}

const SpeechContext = createContext<Speech | undefined>(undefined)

export interface SpeechProviderProps {
  readonly words: i18n
  readonly language: Language
  readonly children: ReactNode
}

/**
 * Sets the page's language: its words, and the `lang` that fonts and screen readers depend on. Created once for
 * everything below it, since hundreds of rows use it.
 */
export function SpeechProvider({ words, language, children }: SpeechProviderProps) {
  const speech = useMemo((): Speech => {
    const translate = createTranslate(words.getFixedT(language))
    return { translate, format: createFormat(language, translate) }
  }, [words, language])

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])

  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (speech === undefined) throw new Error('No SpeechProvider above this component')
  return speech
}
