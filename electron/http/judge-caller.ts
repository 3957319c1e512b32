import type { IncomingHttpHeaders } from 'node:http'

/** The page that may always ask: Obsidian's own window. */
const obsidianOrigin = 'app://obsidian.md'

export type Verdict = 'welcome' | 'wrong-host' | 'wrong-origin'

/**
 * Keeps web pages out. A page that points its own name to this computer (DNS rebinding) has that name as its host; any
 * other page sends its origin, which only pages do, even if it is `null`.
 */
export function judgeCaller(
  { host, origin }: IncomingHttpHeaders,
  port: number,
  otherOrigins: readonly string[],
): Verdict {
  const asked = host?.toLowerCase()
  if (asked !== `127.0.0.1:${port}` && asked !== `localhost:${port}`) return 'wrong-host'
  const isWelcome = origin === undefined || origin === obsidianOrigin || otherOrigins.includes(origin)
  return isWelcome ? 'welcome' : 'wrong-origin'
}
