/** How a start was called. */
export interface GivenStart {
  /** As `parseStart` takes them. */
  readonly args: readonly string[]
  readonly workingDirectory: string
}

/** What a later start tells the first. Percent-encoded, because a string with Hangul and a space arrives as null. */
export function encodeStart({ args, workingDirectory }: GivenStart): { readonly start: string } {
  return { start: encodeURIComponent(JSON.stringify({ args, workingDirectory })) }
}

/** How the later start was called; `undefined` if this version cannot read it. */
export function decodeStart(data: unknown): GivenStart | undefined {
  if (!isObject(data) || typeof data['start'] !== 'string') return undefined
  try {
    const content: unknown = JSON.parse(decodeURIComponent(data['start']))
    if (!isObject(content)) return undefined
    const { args, workingDirectory } = content
    return isTexts(args) && typeof workingDirectory === 'string' ? { args, workingDirectory } : undefined
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
