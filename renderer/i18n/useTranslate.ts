import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Translate } from '../../electron/shared/failure'

/** Looks up words in the language in use. The answer changes with the language. */
export function useTranslate(): Translate {
  const { t } = useTranslation()
  return useCallback<Translate>((key, facts) => t(key, { ...facts }), [t])
}
