import { z } from 'zod'

/** What the thumbnail process is asked to make. */
export const thumbnailJob = z.object({ id: z.number(), path: z.string(), sizePixels: z.number() })
export type ThumbnailJob = z.infer<typeof thumbnailJob>

/** What it answers: WebP bytes, or why there are none. */
export const thumbnailAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('made'), id: z.number(), bytes: z.instanceof(Uint8Array) }),
  z.object({ outcome: z.literal('refused'), id: z.number(), reason: z.string() }),
])
export type ThumbnailAnswer = z.infer<typeof thumbnailAnswer>
