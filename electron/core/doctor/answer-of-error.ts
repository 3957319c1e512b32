import { noAnswer, type ServerAnswer } from './server-answer'

/** Plain facts of whatever the SDK or Node threw, on top of the answer if one came. */
export function answerOfError(error: unknown, answer: ServerAnswer = noAnswer): ServerAnswer {
  if (answer.status >= 300) return answer
  // An answer that began well can still end in an S3 error: the SDK reads it from the body.
  if (answer.status > 0 && fieldOf(error, 'Code') !== '') {
    return { ...answer, code: fieldOf(error, 'Code'), message: fieldOf(error, 'message') }
  }
  const code = fieldOf(error, 'code')
  return {
    ...answer,
    networkCode: code,
    networkMessage: fieldOf(error, 'message'),
    // The SDK also calls a connection that was cut (ECONNRESET, EPIPE) a timeout.
    timedOut: code === 'ETIMEDOUT' || (code === '' && fieldOf(error, 'name') === 'TimeoutError'),
  }
}

function fieldOf(error: unknown, field: 'Code' | 'code' | 'name' | 'message'): string {
  if (typeof error !== 'object' || error === null) return field === 'message' ? String(error) : ''
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' ? value : ''
}
