import type { Translate } from '../../electron/shared/failure'
import { useSpeech } from './Speech'

/** Looks up words in the language in use. The answer changes with the language. */
export function useTranslate(): Translate {
  return useSpeech().translate
}
