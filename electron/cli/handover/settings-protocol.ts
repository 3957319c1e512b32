/** The part of the handover's protocol that is about settings: see `protocol.ts`. */
import { z } from 'zod'
import { secretKeepings } from '../../shared/destinations/destination'
import { pasteNoteNames, pasteSources, type PasteNote } from '../../shared/destinations/paste'
import { factsSchema, failureSchema } from '../../core/failure-schema'
import { storedFieldsSchema } from '../../core/settings/stored-settings'
import type { KnownDestination } from '../work/known-destination'
import type { ExportReport, FoundDestination, FoundProblem, ImportReport } from '../work/settings-work'

const names = z.array(z.string()).readonly()

const noteSchema = z.object({
  note: z.enum(pasteNoteNames),
  facts: factsSchema,
}) satisfies z.ZodType<PasteNote>

const problemSchema = z.object({ problem: z.string(), facts: factsSchema }) satisfies z.ZodType<FoundProblem>

const outcomeSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.enum(['added', 'renewed']),
    name: z.string(),
    bucket: z.string(),
    accessKeyIdEnd: z.string(),
    keeping: z.enum(secretKeepings),
  }),
  z.object({ status: z.literal('known'), name: z.string() }),
  z.object({
    status: z.literal('incomplete'),
    name: z.string(),
    problems: z.array(problemSchema).readonly(),
  }),
])

const foundSchema = z.object({
  source: z.enum(pasteSources),
  label: z.string(),
  notes: z.array(noteSchema).readonly(),
  outcome: outcomeSchema,
}) satisfies z.ZodType<FoundDestination>

export const importReportSchema = z.object({
  lock: z.enum(['open', 'locked', 'unfit']),
  notes: z.array(noteSchema).readonly(),
  found: z.array(foundSchema).readonly(),
  unwritten: failureSchema.exactOptional(),
}) satisfies z.ZodType<ImportReport>

export const knownDestinationSchema = z.object({
  destination: storedFieldsSchema.extend({ id: z.string() }),
  accessKeyIdEnd: z.string(),
  expiresAt: z.number(),
  isDefault: z.boolean(),
  isFromEnvironment: z.boolean(),
}) satisfies z.ZodType<KnownDestination>

export const exportReportSchema = z.object({
  text: z.string(),
  names,
  without: names,
}) satisfies z.ZodType<ExportReport>
