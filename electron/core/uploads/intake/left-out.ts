import { imageTypeOf } from '../../naming/image-extensions'
import type { Judged } from './judge-candidate'

/**
 * Whether a file merely lay in a folder beside the images that were meant. A file named like an image does not
 * count: the person takes it for one, and must learn that it is broken.
 */
export function isLeftOut({ candidate: { name, folder }, status }: Judged): boolean {
  return (
    folder !== '' &&
    status.state === 'failed' &&
    status.failure.kind === 'not-an-image' &&
    imageTypeOf(name) === undefined
  )
}
