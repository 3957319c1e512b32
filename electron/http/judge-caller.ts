import type { IncomingHttpHeaders } from 'node:http'

/** The page that always may ask: Obsidian's own window. */
const obsidianOrigin = 'app://obsidian.md'

export type Verdict = 'welcome' | 'wrong-host' | 'wrong-origin'

/**
 * Keeps web pages out. One that leads its own name to this computer (DNS rebinding) shows that name as the
 * host; every other one shows its origin, since only pages send one, `null` among them.
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
