import { z } from 'zod'
import type { SourceFile } from '../../core/ports'

/** A source file as the database stores it. */
export const sourceFile: z.ZodType<SourceFile> = z.object({
  path: z.string(),
  sizeBytes: z.number(),
  modifiedAt: z.number(),
})
