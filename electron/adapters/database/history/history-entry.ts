import { z } from 'zod'
import type { HistoryEntry } from '../../../shared/history/history'
import { dimensions, failure } from '../stored-values'

const finding = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('public'),
    at: z.number(),
    milliseconds: z.number(),
    contentType: z.string().exactOptional(),
    note: z.string().exactOptional(),
  }),
  z.object({ kind: z.enum(['changed', 'missing']), at: z.number() }),
  z.object({
    kind: z.enum(['not-public', 'unknown', 'not-deleted']),
    at: z.number(),
    failure,
  }),
])

/** A history entry as the database stores it. */
export const historyEntry: z.ZodType<HistoryEntry> = z.object({
  id: z.string(),
  name: z.string(),
  key: z.string(),
  url: z.string(),
  linkEndsAt: z.number().exactOptional(),
  etag: z.string(),
  contentType: z.string(),
  dimensions: dimensions.exactOptional(),
  thumbHash: z.string().exactOptional(),
  altText: z.string().exactOptional(),
  sizeBytes: z.number(),
  destinationId: z.string(),
  destinationName: z.string(),
  bucket: z.string(),
  endpoint: z.string().exactOptional(),
  sha256: z.string(),
  uploadedAt: z.number(),
  replacedAt: z.number().exactOptional(),
  tags: z.array(z.string()).exactOptional(),
  finding: finding.exactOptional(),
  isFound: z.literal(true).exactOptional(),
})
