/**
 * The messages between command line and app: one JSON message per line. The command line sends one request per
 * connection, and may cancel it; the app answers with progress and one result, whose outcomes come in portions if
 * there are very many. Failures are sent as data, so that the terminal shows them in its own language.
 */
import { z } from 'zod'
import type { UploadOutcome, UploadProgress } from '../../core/uploads/batches/upload-outcome'
import { type EnvironmentProblem, environmentProblemNames } from '../../core/settings/environment-variables'
import { conversionOverridesSchema } from '../../core/uploads/conversion-schema'
import type { CheckReport } from '../../shared/destinations/check'
import type { LeftOutFiles } from '../../shared/uploads/left-out-files'
import { factsSchema, failureSchema } from '../../core/failure-schema'
import { exportReportSchema, importReportSchema, knownDestinationSchema } from './settings-protocol'
import { plainRefusals, type Refusal } from '../work/work'

/**
 * Raised whenever an older peer would misunderstand. A new field of a request needs no new version: it is left out
 * unless it is needed, and an app that does not know it refuses the request.
 */
export const protocolVersion = 1

const subject = { input: z.number().int().nonnegative(), inner: z.string(), name: z.string() }

const outcomeSchema = z.discriminatedUnion('status', [
  z.object({
    ...subject,
    status: z.enum(['done', 'duplicate']),
    // An older app sends none.
    id: z.string().default(''),
    url: z.string(),
    linkEndsAt: z.number().exactOptional(),
    key: z.string(),
    etag: z.string(),
    sizeBytes: z.number(),
    contentType: z.string(),
    dimensions: z.object({ width: z.number(), height: z.number() }).exactOptional(),
    bucket: z.string(),
    sha256: z.string(),
    uploadedAt: z.number(),
    destination: z.string(),
  }),
  z.object({ ...subject, status: z.literal('failed'), failure: failureSchema }),
]) satisfies z.ZodType<UploadOutcome>

const progressSchema = z.object({
  finished: z.number(),
  total: z.number(),
  sentBytes: z.number(),
  totalBytes: z.number(),
  isPaused: z.literal(true).exactOptional(),
}) satisfies z.ZodType<UploadProgress>

const leftOutSchema = z.object({
  count: z.number(),
  names: z.array(z.string()).readonly(),
}) satisfies z.ZodType<LeftOutFiles>

const evidenceSchema = z.object({ status: z.number(), code: z.string(), requestId: z.string() })

const checkOutcomeSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('passed'),
    note: z.string(),
    asides: z.array(z.string()).readonly().optional(),
    facts: factsSchema,
    evidence: evidenceSchema,
  }),
  z.object({ status: z.literal('failed'), failure: failureSchema, evidence: evidenceSchema }),
  z.object({ status: z.literal('skipped') }),
])

const reportSchema = z.object({
  outcomes: z.object({
    who: checkOutcomeSchema,
    where: checkOutcomeSchema,
    may: checkOutcomeSchema,
    link: checkOutcomeSchema,
  }),
  finishedAt: z.number(),
  tookMilliseconds: z.number(),
}) satisfies z.ZodType<CheckReport>

const environmentProblemSchema = z.object({
  variable: z.string(),
  problem: z.enum(environmentProblemNames),
  facts: factsSchema,
}) satisfies z.ZodType<EnvironmentProblem>

const refusalSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('environment'), problems: z.array(environmentProblemSchema).readonly() }),
  z.object({
    kind: z.literal('unknown-destination'),
    name: z.string(),
    known: z.array(z.string()).readonly(),
  }),
  z.object({ kind: z.literal('settings-damaged'), file: z.string() }),
  z.object({ kind: z.literal('settings-unreadable'), file: z.string(), code: z.string() }),
  z.object({ kind: z.enum(plainRefusals) }),
]) satisfies z.ZodType<Refusal>

const version = z.literal(protocolVersion)

/** Strict, so that a request with something unknown is refused as a whole instead of being fulfilled in part. */
const requestSchema = z.discriminatedUnion('type', [
  z.strictObject({
    version,
    type: z.literal('upload'),
    paths: z.array(z.string()).readonly(),
    temporary: z.array(z.string()).readonly().optional(),
    destination: z.string().optional(),
    conversion: conversionOverridesSchema.optional(),
    removesMetadata: z.literal(true).optional(),
  }),
  z.strictObject({ version, type: z.literal('check'), destination: z.string().optional() }),
  z.strictObject({
    version,
    type: z.literal('session'),
    destination: z.string().optional(),
    code: z.string(),
  }),
  z.strictObject({
    version,
    type: z.literal('import'),
    text: z.string(),
    destination: z.string().optional(),
    passphrase: z.string(),
  }),
  z.strictObject({
    version,
    type: z.literal('export'),
    destination: z.string().optional(),
    passphrase: z.string(),
  }),
  z.strictObject({ version, type: z.literal('destinations') }),
  z.strictObject({ version, type: z.literal('cancel') }),
])

const answerSchema = z.discriminatedUnion('type', [
  z.object({ version, type: z.literal('progress'), progress: progressSchema }),
  // The first of very many outcomes; `uploaded` brings the last ones.
  z.object({ version, type: z.literal('outcomes'), outcomes: z.array(outcomeSchema).readonly() }),
  z.object({
    version,
    type: z.literal('uploaded'),
    outcomes: z.array(outcomeSchema).readonly(),
    leftOut: leftOutSchema.optional(),
  }),
  z.object({ version, type: z.literal('checked'), destination: z.string(), report: reportSchema }),
  z.object({ version, type: z.literal('session'), failure: failureSchema.optional() }),
  z.object({ version, type: z.literal('imported'), report: importReportSchema }),
  z.object({ version, type: z.literal('exported'), report: exportReportSchema }),
  z.object({ version, type: z.literal('destinations'), known: z.array(knownDestinationSchema).readonly() }),
  z.object({ version, type: z.literal('refused'), refusal: refusalSchema }),
])

export type HandoverRequest = z.infer<typeof requestSchema>
export type HandoverAnswer = z.infer<typeof answerSchema>

/** `undefined` if it is not a request of this version. */
export function parseRequest(message: unknown): HandoverRequest | undefined {
  return requestSchema.safeParse(message).data
}

/** `undefined` if it is not an answer of this version. */
export function parseAnswer(message: unknown): HandoverAnswer | undefined {
  return answerSchema.safeParse(message).data
}
