import { z } from 'zod'
import type { SourceFile } from '../../core/ports'

/** The file that an upload came from, as it stands in the database. */
export const sourceFile: z.ZodType<SourceFile> = z.object({
  path: z.string(),
  sizeBytes: z.number(),
  modifiedAt: z.number(),
})
