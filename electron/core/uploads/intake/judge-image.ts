import { failure, type Failure } from '../../../shared/failures/failure'
import { problem, success, type Result } from '../../../shared/result'
import type { ImageSniffer, SniffedType } from '../../ports/images'
import { maxObjectBytes } from '../attempt/parts/multipart-plan'
import { isAcceptedImage } from './accepted-images'
import { isRawPhoto } from './raw-photo'

/**
 * Accepts an image by its bytes, or says what the file is instead.
 *
 * @param nameOnWeb of an image whose failures name its address instead
 */
export async function judgeImage(
  sniffer: Pick<ImageSniffer, 'sniff'>,
  name: string,
  sizeBytes: number,
  head: Uint8Array,
  nameOnWeb = '',
): Promise<Result<SniffedType, Failure>> {
  if (sizeBytes === 0) return problem(failure('not-an-image', { name, reason: 'empty' }))
  const type = await sniffer.sniff(head)
  if (type === undefined) return problem(failure('not-an-image', { name }))
  if (isRawPhoto(name, type.contentType) || isRawPhoto(nameOnWeb, type.contentType))
    return problem(failure('not-an-image', { name, reason: 'raw' }, type.contentType))
  if (!isAcceptedImage(type.contentType)) return problem(notTaken(name, type))
  if (sizeBytes > maxObjectBytes) return problem(failure('too-large', { name, sizeBytes, reason: 's3Limit' }))
  return success(type)
}

function notTaken(name: string, { contentType, extension }: SniffedType): Failure {
  const shownExtension = /\.([^./]+)$/u.exec(name)?.[1] ?? ''
  const actual = extension.toUpperCase()
  if (contentType.startsWith('image/'))
    return failure('not-an-image', { name, actual, reason: 'otherImage' }, contentType)
  return shownExtension.toLowerCase() === extension || shownExtension === ''
    ? failure('not-an-image', { name, actual, reason: 'other' }, contentType)
    : failure('not-an-image', { name, actual, shownExtension, reason: 'misnamed' }, contentType)
}
