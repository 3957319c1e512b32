import type { ImportState, LeftOut } from '../../../../electron/shared/history/bucket-import'
import { describeFailure, type Translate } from '../../../../electron/shared/failures/failure'
import type { Format } from '../../../i18n/format'

/** The progress of a search of a bucket, or its result. */
export function importWords(state: ImportState, translate: Translate, format: Format): string {
  const facts = { count: state.added, seen: format.count(state.seen), added: format.count(state.added) }
  if (state.kind === 'running') return translate('bucketImport.progress', facts)
  if (state.kind !== 'failed') return translate(`bucketImport.${state.kind}`, facts)
  if (state.failure.kind === 'access-denied') return translate('bucketImport.denied')
  const { message, fix } = describeFailure(state.failure, translate)
  return `${message} ${fix}`
}

/** What may also have been images, and why they could not be looked at; empty for none. */
export function leftOutWords(leftOut: LeftOut | undefined, translate: Translate, format: Format): string {
  if (leftOut === undefined) return ''
  const { count, failure } = leftOut
  const sentence = translate('bucketImport.leftOut', { count, objects: format.count(count) })
  // The usual sentences would mislead: they are about refused uploads, and here the right to read is missing.
  if (failure.kind === 'access-denied') return `${sentence} ${translate('bucketImport.leftOutDenied')}`
  const { message, fix } = describeFailure(failure, translate)
  return `${sentence} ${message} ${fix}`
}
