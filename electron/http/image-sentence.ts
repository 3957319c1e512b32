import { describeFailure, type Failure, type Translate } from '../shared/failures/failure'

/** What went wrong with one of an editor's images, which is named once. */
export function imageSentence(name: string, reason: Failure, translate: Translate): string {
  const { message, fix } = describeFailure(reason, translate)
  const sentences = `${message} ${fix}`.trim()
  return name === '' || isNamed(name, reason, message, translate) ? sentences : `${name}: ${sentences}`
}

/** Looking for the name in the message would not do: an image may be called "a". */
function isNamed(name: string, reason: Failure, message: string, translate: Translate): boolean {
  const naming = Object.entries(reason.facts).filter(
    ([, fact]) => fact === name || String(fact).endsWith(`/${name}`),
  )
  const nameless = { ...reason.facts, ...Object.fromEntries(naming.map(([key]) => [key, ''])) }
  return describeFailure({ ...reason, facts: nameless }, translate).message !== message
}
