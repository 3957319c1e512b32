import { imageTypeOf } from '../../naming/image-extensions'
import type { Judged } from './judge-candidate'

/**
 * Whether a file was only in a folder next to the images that were meant, as a RAW photo is next to its JPEG. Another
 * image, or a file named like one, does not count: the person must learn that it is not taken, or broken.
 */
export function isLeftOut({ candidate: { name, folder }, status }: Judged): boolean {
  return (
    folder !== '' &&
    status.state === 'failed' &&
    status.failure.kind === 'not-an-image' &&
    status.failure.facts['reason'] !== 'otherImage' &&
    imageTypeOf(name) === undefined
  )
}
