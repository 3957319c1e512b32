import { z } from 'zod'
import type { JournalRecord } from '../../../core/ports/journal'
import { conversionSchema } from '../../../core/uploads/conversion-schema'
import { dimensions, failure, sourceFile } from '../stored-values'

const status = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('preparing') }),
  z.object({
    state: z.literal('uploading'),
    sentBytes: z.number(),
    totalBytes: z.number(),
    bytesPerSecond: z.number(),
  }),
  z.object({
    state: z.literal('retrying'),
    attempt: z.number(),
    maximumAttempts: z.number(),
    nextAt: z.number(),
    failure,
  }),
  z.object({ state: z.literal('paused'), reason: z.enum(['person', 'offline', 'destination']) }),
  z.object({
    state: z.literal('done'),
    url: z.string(),
    key: z.string(),
    etag: z.string(),
    duplicateOf: z.string().exactOptional(),
    finishedAt: z.number().exactOptional(),
    linkEndsAt: z.number().exactOptional(),
    renewedAt: z.number().exactOptional(),
  }),
  z.object({
    state: z.literal('failed'),
    failure,
    isGivenUp: z.literal(true).exactOptional(),
  }),
  z.object({ state: z.literal('cancelled') }),
])

const image = { sizeBytes: z.number(), contentType: z.string(), dimensions: dimensions.exactOptional() }

const upload = z.object({
  id: z.string(),
  batchId: z.string(),
  name: z.string(),
  ...image,
  accepted: z.object(image).exactOptional(),
  altText: z.string().exactOptional(),
  destinationId: z.string(),
  acceptedAt: z.number(),
  revision: z.number(),
  status,
})

const plan = z.object({
  extension: z.string(),
  folder: z.string(),
  counter: z.number(),
  wantedKey: z.string(),
  suffix: z.number(),
  sha256: z.string().default(''),
  multipart: z
    .object({ multipartId: z.string(), partBytes: z.number(), etags: z.array(z.string()) })
    .exactOptional(),
  multipartAskedAt: z.number().exactOptional(),
  sentTo: z
    .object({ endpoint: z.string(), bucket: z.string(), region: z.string().exactOptional() })
    .exactOptional(),
  metadata: z.enum(['remove', 'removed']).exactOptional(),
  conversion: conversionSchema.exactOptional(),
  mayReplace: z.literal(true).exactOptional(),
})

/** A journal record as the database stores it. */
export const journalRecord: z.ZodType<JournalRecord> = z.object({
  upload,
  source: sourceFile,
  original: sourceFile.exactOptional(),
  plan,
  isCleared: z.literal(true).exactOptional(),
  leftBy: z.string().exactOptional(),
})
