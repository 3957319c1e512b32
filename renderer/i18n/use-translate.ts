import type { Translate } from '../../electron/shared/failures/failure'
import { useSpeech } from './Speech'

/** Looks up words in the current language. The returned function changes with the language. */
export function useTranslate(): Translate {
  return useSpeech().translate
}
