import { imageTypeOf } from '../../naming/image-extensions'
import type { Judged } from './judge-candidate'

/**
 * Whether a file only lay in a folder beside the images that were meant. What is called like an
 * image is not among these: the person takes it for one, and has to know that it is broken.
 */
export function isLeftOut({ candidate: { name, folder }, status }: Judged): boolean {
  return (
    folder !== '' &&
    status.state === 'failed' &&
    status.failure.kind === 'not-an-image' &&
    imageTypeOf(name) === undefined
  )
}
