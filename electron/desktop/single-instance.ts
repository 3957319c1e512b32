import { app } from 'electron'
import { z } from 'zod'
import { parseStart, type StartRequest } from './start-request'

const handoverSchema = z.object({ args: z.array(z.string()), workingDirectory: z.string() })

/**
 * Claims to be the only Ollim of this home. To be called before the app is ready, after its data
 * folder is set.
 *
 * @param args as `parseStart` takes them
 * @param onStart a later start hands over what it was asked for, then ends
 * @returns false in that later start: it has handed over and must quit
 */
export function becomeOnlyInstance(args: readonly string[], onStart: (start: StartRequest) => void): boolean {
  app.on('second-instance', (_event, _argv, _workingDirectory, data) => {
    // `_argv` comes reordered and with additions of Chromium's; only our own copy can be trusted.
    onStart(readHandover(data) ?? { paths: [], hidden: false })
  })
  return app.requestSingleInstanceLock({ handover: writeHandover(args, process.cwd()) })
}

/** Percent-encoded: a string with both Hangul and a space arrives as null otherwise. */
export function writeHandover(args: readonly string[], workingDirectory: string): string {
  return encodeURIComponent(JSON.stringify({ args, workingDirectory }))
}

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
