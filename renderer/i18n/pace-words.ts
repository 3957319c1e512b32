import type { Translate } from '../../electron/shared/failure'
import type { Format } from './format'

/** How far something that is being sent has got. */
export interface Pace {
  readonly sentBytes: number
  readonly totalBytes: number
  /** 0 while nothing tells. */
  readonly bytesPerSecond: number
}

/**
 * How fast it goes and how long that takes; each is empty while nothing tells. Once all is sent the system may
 * still have some of it, and the server has to answer: nobody knows how long that takes.
 */
export function paceWords(
  { sentBytes, totalBytes, bytesPerSecond }: Pace,
  format: Format,
  translate: Translate,
): { readonly speed: string; readonly left: string } {
  if (totalBytes > 0 && sentBytes >= totalBytes) return { speed: translate('uploads.finishing'), left: '' }
  if (bytesPerSecond === 0) return { speed: '', left: '' }
  const time = format.duration((totalBytes - sentBytes) / bytesPerSecond)
  return { speed: format.speed(bytesPerSecond), left: translate('units.left', { time }) }
}
