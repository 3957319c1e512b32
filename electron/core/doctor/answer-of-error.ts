import { noAnswer, type ServerAnswer } from './server-answer'

/** Plain facts of whatever the SDK or Node threw, on top of the answer if one came. */
export function answerOfError(error: unknown, answer: ServerAnswer = noAnswer): ServerAnswer {
  if (answer.status >= 300) return answer
  const code = fieldOf(error, 'code')
  return {
    ...answer,
    networkCode: code,
    networkMessage: fieldOf(error, 'message'),
    // The SDK also calls a connection that was cut (ECONNRESET, EPIPE) a timeout.
    timedOut: code === 'ETIMEDOUT' || (code === '' && fieldOf(error, 'name') === 'TimeoutError'),
  }
}

function fieldOf(error: unknown, field: 'code' | 'name' | 'message'): string {
  if (typeof error !== 'object' || error === null) return field === 'message' ? String(error) : ''
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' ? value : ''
}
