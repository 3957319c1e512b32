import type { IncomingHttpHeaders } from 'node:http'

/** The one page that may ask: Obsidian's own window. */
export const obsidianOrigin = 'app://obsidian.md'

export type Verdict = 'welcome' | 'wrong-host' | 'wrong-origin'

/**
 * Keeps web pages out. One that leads its own name to this computer (DNS rebinding) shows that name as the
 * host; every other one shows its origin, since only pages send one, `null` among them.
 */
export function judgeCaller({ host, origin }: IncomingHttpHeaders, port: number): Verdict {
  const asked = host?.toLowerCase()
  if (asked !== `127.0.0.1:${port}` && asked !== `localhost:${port}`) return 'wrong-host'
  return origin === undefined || origin === obsidianOrigin ? 'welcome' : 'wrong-origin'
}
