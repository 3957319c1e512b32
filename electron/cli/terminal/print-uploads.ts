import path from 'node:path'
import { formatLink } from '../../core/links/format-link'
import { visibleText } from '../../core/naming/visible-text'
import { extensionOf, isAsAsked } from '../../core/uploads/attempt/prepare/conversion-rules'
import type { FailedOutcome, UploadOutcome } from '../../core/uploads/batches/upload-outcome'
import { renamed, type FailureKind, type FailureWords, type Translate } from '../../shared/failures/failure'
import { noConversion } from '../../shared/uploads/conversion'
import { isFileAddress } from '../../shared/uploads/file-address'
import { describeLeftOut, type LeftOutFiles } from '../../shared/uploads/left-out-files'
import { shownIfAddress } from '../../shared/uploads/shown-if-address'
import { describeInTerminal } from './describe-in-terminal'
import { standardInput, type UploadCommand } from '../command'

/** One image as printed by `--format json`, which scripts rely on. */
type UploadRow =
  | {
      readonly file: string
      readonly status: 'done' | 'duplicate'
      readonly url: string
      /** In ISO 8601, UTC; absent if the link does not end. */
      readonly linkEndsAt?: string
      readonly key: string
      readonly etag: string
      readonly bytes: number
      readonly contentType: string
      readonly destination: string
    }
  | { readonly file: string; readonly status: 'failed'; readonly failure: FailureRow }

export interface FailureRow {
  readonly kind: FailureKind
  readonly message: string
  readonly fix: string
  readonly retryable: boolean
}

/** The output on stdout: a line for each link, or one JSON array with everything. */
export function printUploads(
  { format, template, files }: Pick<UploadCommand, 'format' | 'template' | 'files'>,
  outcomes: readonly UploadOutcome[],
  translate: Translate,
): string {
  if (format === 'json') {
    return printRows(outcomes.map((outcome) => rowOf(fileOf(files, outcome), outcome, translate)))
  }
  return outcomes
    .flatMap((outcome) => (outcome.status === 'failed' ? [] : [`${formatLink(format, template, outcome)}\n`]))
    .join('')
}

/** The rows of files that were not even tried. */
export function printUntried(files: readonly string[], failure: FailureRow): string {
  return printRows(files.map((file) => ({ file, status: 'failed', failure })))
}

/** The output on stderr: one sentence for each image that failed, but only one for many that were stopped. */
export function printFailures(
  files: readonly string[],
  outcomes: readonly UploadOutcome[],
  translate: Translate,
): string {
  const stopped = outcomes.filter(isStopped).length
  const sentences = outcomes
    .flatMap((outcome) => {
      if (outcome.status !== 'failed' || (stopped > 1 && isStopped(outcome))) return []
      return [lineOf(fileOf(files, outcome), outcome, translate)]
    })
    .join('')
  return stopped > 1 ? `${sentences}${translate('cli.stopped', { count: stopped })}\n` : sentences
}

function isStopped(outcome: UploadOutcome): boolean {
  return outcome.status === 'failed' && outcome.failure.facts['reason'] === 'cancelled'
}

/** The output on stderr about images that were to be converted and went up as they are, a sentence for each. */
export function printUnconverted(
  { files, conversion }: Pick<UploadCommand, 'files' | 'conversion'>,
  outcomes: readonly UploadOutcome[],
  translate: Translate,
): string {
  const asked = { ...noConversion, ...conversion }
  return outcomes
    .flatMap((outcome) => {
      if (outcome.status === 'failed' || isAsAsked(outcome, asked)) return []
      const name = nameOf(fileOf(files, outcome), translate)
      const context = extensionOf(outcome.contentType) === undefined ? 'type' : ''
      return [`${visibleText(translate('cli.asItIs', { name, context }))}\n`]
    })
    .join('')
}

/** The output on stderr about files that were merely in a folder beside its images. */
export function printLeftOut(leftOut: LeftOutFiles, translate: Translate): string {
  const { fix: names } = describeLeftOut(leftOut, translate)
  return `${visibleText(translate('leftOutFiles.line', { count: leftOut.count, names }))}\n`
}

function printRows(rows: readonly UploadRow[]): string {
  return `${JSON.stringify(rows, null, 2)}\n`
}

function rowOf(file: string, outcome: UploadOutcome, translate: Translate): UploadRow {
  if (outcome.status === 'failed') {
    const { kind, retryable } = outcome.failure
    const name = file === standardInput ? nameOf(file, translate) : outcome.name
    const { message, fix } = wordsOf(file, outcome, name, translate)
    return { file, status: 'failed', failure: { kind, message, fix, retryable } }
  }
  const { status, url, linkEndsAt, key, etag, sizeBytes, contentType, destination } = outcome
  const end = linkEndsAt === undefined ? {} : { linkEndsAt: new Date(linkEndsAt).toISOString() }
  return { file, status, url, ...end, key, etag, bytes: sizeBytes, contentType, destination }
}

/** Stands for an image's name in the words about it. No name has it. */
const nameMark = '\0'

/** The sentences about an image that failed. They name it once, as the person gave it. */
function lineOf(file: string, outcome: FailedOutcome, translate: Translate): string {
  const subject = nameOf(file, translate)
  const { message, fix } = wordsOf(file, outcome, nameMark, translate)
  const sentences = `${message.includes(nameMark) ? '' : `${subject}: `}${message} ${fix}`
  return `${visibleText(sentences.replaceAll(nameMark, () => subject))}\n`
}

/** What came through the standard input has no name that the person knows. */
function nameOf(file: string, translate: Translate): string {
  return file === standardInput ? translate('cli.input.name') : (shownIfAddress(file) ?? file)
}

/** @param name what the words call the image */
function wordsOf(
  file: string,
  { name: own, failure }: FailedOutcome,
  name: string,
  translate: Translate,
): FailureWords {
  const words = describeInTerminal(renamed(failure, own, name), translate)
  if (file !== standardInput || failure.facts['reason'] !== 'empty') return words
  return { ...words, fix: translate('cli.input.fixEmpty') }
}

/** The path or address as the person gave it, so that a script recognises its own names. */
function fileOf(files: readonly string[], { input, inner }: UploadOutcome): string {
  const file = files[input] ?? ''
  if (inner === '') return file
  if (!isFileAddress(file)) return path.join(file, inner)
  return [file.replace(/\/$/, ''), ...inner.split('/').map(encodeURIComponent)].join('/')
}
