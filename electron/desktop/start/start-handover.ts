import { parseStart, type StartRequest } from './start-request'

/** What a later start tells the first. Percent-encoded, because a string with Hangul and a space arrives as null. */
export function writeHandover(
  args: readonly string[],
  workingDirectory: string,
): { readonly handover: string } {
  return { handover: encodeURIComponent(JSON.stringify({ args, workingDirectory })) }
}

/** What the later start asked for; `undefined` if this version cannot read it. */
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
    // Written by another version; the start still opens the window.
    return undefined
  }
}

// By hand, because this comes before the library that parses the page's calls is loaded.
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}
