import type { Format } from './format'
import { useSpeech } from './Speech'

/** Formats numbers, sizes and times in the current language. */
export function useFormat(): Format {
  return useSpeech().format
}
