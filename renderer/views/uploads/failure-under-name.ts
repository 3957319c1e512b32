import {
  describeFailure,
  renamed,
  type Failure,
  type FailureWords,
  type Translate,
} from '../../../electron/shared/failure'

/** The words of a failure for a place that shows the upload's name already: they do not name it again. */
export function describeUnderName(reason: Failure, name: string, translate: Translate): FailureWords {
  const it = translate('uploads.it')
  const { message, fix } = describeFailure(renamed(reason, name, it), translate)
  // In some languages a sentence begins with the name and a colon.
  const unnamed = message.startsWith(`${it}: `) ? message.slice(it.length + 2) : message
  return { message: unnamed.charAt(0).toUpperCase() + unnamed.slice(1), fix }
}
