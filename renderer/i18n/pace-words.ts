import type { Translate } from '../../electron/shared/failures/failure'
import type { Format } from './format'

/** How far an upload that is being sent has got. */
export interface SendProgress {
  readonly sentBytes: number
  readonly totalBytes: number
  /** 0 while unknown. */
  readonly bytesPerSecond: number
}

/**
 * Speed and time left; each is empty while unknown. Once everything is sent, the system may still be buffering some
 * of it and the server has yet to answer: nobody knows how long that takes.
 */
export function paceWords(
  { sentBytes, totalBytes, bytesPerSecond }: SendProgress,
  format: Format,
  translate: Translate,
): { readonly speed: string; readonly left: string } {
  if (totalBytes > 0 && sentBytes >= totalBytes) return { speed: translate('uploads.finishing'), left: '' }
  if (bytesPerSecond === 0) return { speed: '', left: '' }
  const time = format.duration((totalBytes - sentBytes) / bytesPerSecond)
  return { speed: format.speed(bytesPerSecond), left: translate('units.left', { time }) }
}
