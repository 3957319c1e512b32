import type { Format } from './format'
import { useSpeech } from './Speech'

/** Numbers, sizes and times in the language in use. */
export function useFormat(): Format {
  return useSpeech().format
}
