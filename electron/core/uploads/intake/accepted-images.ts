/** The image types that Ollim accepts, judged by their bytes. Names as in the IANA registry. */
export const acceptedImageTypes: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/svg+xml',
  'image/heic',
  'image/heif',
  'image/tiff',
  'image/bmp',
  'image/x-icon',
  'image/vnd.microsoft.icon',
]

export function isAcceptedImage(contentType: string): boolean {
  return acceptedImageTypes.includes(contentType)
}

/**
 * The most bytes of an image that comes without a file, from an editor or from the web. Far more than images have; the
 * window accepts larger ones.
 */
export const maxBytesWithoutFile = 512 * 1024 ** 2
