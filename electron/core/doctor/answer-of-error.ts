import { noAnswer, type ServerAnswer } from './server-answer'

/** Plain facts about whatever the SDK or Node threw, in addition to the server's answer if there was one. */
export function answerOfError(error: unknown, answer: ServerAnswer = noAnswer): ServerAnswer {
  if (answer.status >= 300) return answer
  // A 2xx answer can still contain an S3 error, which the SDK reads from the body.
  if (answer.status > 0 && fieldOf(error, 'Code') !== '') {
    return { ...answer, code: fieldOf(error, 'Code'), message: fieldOf(error, 'message') }
  }
  const code = fieldOf(error, 'code')
  return {
    ...answer,
    networkCode: code,
    networkMessage: fieldOf(error, 'message'),
    // The SDK also calls a broken connection (ECONNRESET, EPIPE) a timeout.
    timedOut: code === 'ETIMEDOUT' || (code === '' && fieldOf(error, 'name') === 'TimeoutError'),
  }
}

function fieldOf(error: unknown, field: 'Code' | 'code' | 'name' | 'message'): string {
  if (typeof error !== 'object' || error === null) return field === 'message' ? String(error) : ''
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' ? value : ''
}
