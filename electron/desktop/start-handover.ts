import { z } from 'zod'
import { parseStart, type StartRequest } from './start-request'

const handoverSchema = z.object({ args: z.array(z.string()), workingDirectory: z.string() })

/** What a later start tells the first. Percent-encoded: a string with both Hangul and a space arrives as null otherwise. */
export function writeHandover(
  args: readonly string[],
  workingDirectory: string,
): { readonly handover: string } {
  return { handover: encodeURIComponent(JSON.stringify({ args, workingDirectory })) }
}

/** What the later start asked for; `undefined` if it did not say so in a way this version knows. */
export function readHandover(data: unknown): StartRequest | undefined {
  const envelope = z.object({ handover: z.string() }).safeParse(data)
  if (!envelope.success) return undefined
  try {
    const content: unknown = JSON.parse(decodeURIComponent(envelope.data.handover))
    const { args, workingDirectory } = handoverSchema.parse(content)
    return parseStart(args, workingDirectory)
  } catch {
    // Another version's way of saying it: the start still opens the window.
    return undefined
  }
}
