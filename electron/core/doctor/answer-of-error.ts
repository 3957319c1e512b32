import { noAnswer, type ServerAnswer } from './server-answer'

/** Plain facts about whatever the SDK or Node threw, in addition to the server's answer if there was one. */
export function answerOfError(error: unknown, answer: ServerAnswer = noAnswer): ServerAnswer {
  if (answer.status >= 300) return answer
  // A 2xx answer can still contain an S3 error, which the SDK reads from the body.
  if (answer.status > 0 && fieldOf(error, 'Code') !== '') {
    return { ...answer, code: fieldOf(error, 'Code'), message: fieldOf(error, 'message') }
  }
  const cause = decisiveOf(error)
  const code = fieldOf(cause, 'code')
  return {
    ...answer,
    networkCode: code,
    networkMessage: fieldOf(cause, 'message'),
    // The SDK also calls a broken connection (ECONNRESET, EPIPE) a timeout.
    timedOut: code === 'ETIMEDOUT' || (code === '' && fieldOf(cause, 'name') === 'TimeoutError'),
  }
}

/** Of a server with several addresses, Node throws one error for each; one that says more than silence comes first. */
function decisiveOf(error: unknown): unknown {
  if (!(error instanceof AggregateError)) return error
  const errors: readonly unknown[] = error.errors
  return errors.find((one) => fieldOf(one, 'code') !== 'ETIMEDOUT') ?? errors[0]
}

function fieldOf(error: unknown, field: 'Code' | 'code' | 'name' | 'message'): string {
  if (typeof error !== 'object' || error === null) return field === 'message' ? String(error) : ''
  const value: unknown = Reflect.get(error, field)
  return typeof value === 'string' ? value : ''
}
