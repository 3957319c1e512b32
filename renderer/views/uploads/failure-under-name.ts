import {
  describeFailure,
  renamed,
  type Failure,
  type FailureWords,
  type Translate,
} from '../../../electron/shared/failures/failure'

/** The words of a failure for a place that shows the upload's name already: they do not name it again. */
export function describeUnderName(reason: Failure, name: string, translate: Translate): FailureWords {
  const it = translate('uploads.it')
  const { message, fix } = describeFailure(renamed(reason, name, it), translate)
  // In some languages a sentence begins with the name and a colon.
  if (message.startsWith(`${it}: `)) return { message: message.slice(it.length + 2), fix }
  // What else it begins with, such as the name of a bucket, is written as it is.
  if (!message.startsWith(`${it} `)) return { message, fix }
  return { message: message.charAt(0).toUpperCase() + message.slice(1), fix }
}
