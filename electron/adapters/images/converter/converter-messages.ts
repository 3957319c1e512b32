import { z } from 'zod'
import { conversionSchema } from '../../../core/uploads/conversion-schema'

/** A job for the converter's process. */
export const conversionJob = z.object({
  id: z.number(),
  /** Of the image. */
  path: z.string(),
  sizeBytes: z.number(),
  contentType: z.string(),
  conversion: conversionSchema,
  keepsMetadata: z.boolean(),
  /** Where to write the copy; there is no file yet. */
  copyPath: z.string(),
})
export type ConversionJob = z.infer<typeof conversionJob>

/** The answer to a job. */
export const conversionAnswer = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('made'),
    id: z.number(),
    contentType: z.string(),
    dimensions: z.object({ width: z.number(), height: z.number() }),
  }),
  /** The image stays as it is. */
  z.object({ outcome: z.literal('none'), id: z.number(), reason: z.string() }),
  /** The copy cannot be written: the operating system's error code. */
  z.object({ outcome: z.literal('unwritten'), id: z.number(), code: z.string() }),
])
export type ConversionAnswer = z.infer<typeof conversionAnswer>
