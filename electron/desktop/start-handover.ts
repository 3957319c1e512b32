import { parseStart, type StartRequest } from './start-request'

/** What a later start tells the first. Percent-encoded: a string with both Hangul and a space arrives as null otherwise. */
export function writeHandover(
  args: readonly string[],
  workingDirectory: string,
): { readonly handover: string } {
  return { handover: encodeURIComponent(JSON.stringify({ args, workingDirectory })) }
}

/** What the later start asked for; `undefined` if it did not say so in a way this version knows. */
export function readHandover(data: unknown): StartRequest | undefined {
  if (!isObject(data) || typeof data['handover'] !== 'string') return undefined
  try {
    const content: unknown = JSON.parse(decodeURIComponent(data['handover']))
    if (!isObject(content)) return undefined
    const { args, workingDirectory } = content
    return isTexts(args) && typeof workingDirectory === 'string'
      ? parseStart(args, workingDirectory)
      : undefined
  } catch {
    // Another version's way of saying it: the start still opens the window.
    return undefined
  }
}

// By hand: the window comes before the library that parses what pages say.
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
