import { z } from 'zod'

/** A job for the thumbnail process. */
export const thumbnailJob = z.object({ id: z.number(), path: z.string(), sizePixels: z.number() })
export type ThumbnailJob = z.infer<typeof thumbnailJob>

/** The answer to a job: WebP bytes with their ThumbHash in base64, or why there are none. */
export const thumbnailAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('made'),
    id: z.number(),
    bytes: z.instanceof(Uint8Array),
    thumbHash: z.string(),
  }),
  z.object({ outcome: z.literal('refused'), id: z.number(), reason: z.string() }),
])
export type ThumbnailAnswer = z.infer<typeof thumbnailAnswer>
