import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { contentSecurityPolicy } from './content-security'
import { pageFile } from './page-files'

const scheme = 'app'
const host = 'ollim'

/** The address of the page; without the final slash, it is also its origin. */
export const pageAddress = `${scheme}://${host}/`

/** The address of the tray's popover, below that of the window's page, wherever that is served from. */
export const popoverAddress = (page: string): string => new URL('popover/', page).href

export interface ProtocolNeeds {
  /** Absolute folder of the built page. */
  readonly root: string
  /** Absolute folder of the built popover. */
  readonly popoverRoot: string
  /** What answers the page's calls; until it is ready, only the page's scripts have to wait. */
  readonly doors: () => Promise<PageDoors>
}

export interface PageDoors {
  /** The thumbnail of an upload or an entry, as WebP; `undefined` if there is none. */
  readonly thumbnail: (id: string) => Promise<Uint8Array | undefined>
}

/** Registers `app://` as a secure standard scheme. Call before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the page and thumbnails; everything else is not found. Call once the app is ready. */
export function serveApp({ root, popoverRoot, doors }: ProtocolNeeds): void {
  protocol.handle(scheme, async (request) => {
    const { host: askedHost, pathname } = new URL(request.url)
    if (request.method !== 'GET' || askedHost !== host) return notFound()
    const id = /^\/thumbnail\/([\w-]{1,64})$/.exec(pathname)?.[1]
    if (id !== undefined) return serveThumbnail(await (await doors()).thumbnail(id))
    // A page makes no calls until its scripts run.
    if (pathname.endsWith('.js')) await doors()
    const inPopover = /^\/popover(\/.*)$/.exec(pathname)?.[1]
    return inPopover === undefined ? servePage(root, pathname) : servePage(popoverRoot, inPopover)
  })
}

async function servePage(root: string, pathname: string): Promise<Response> {
  const file = pageFile(root, pathname)
  const bytes = file === undefined ? undefined : await readFile(file.path).catch(() => undefined)
  if (file === undefined || bytes === undefined) return notFound()
  return answer(new Uint8Array(bytes), file.mediaType, 200, contentSecurityPolicy)
}

function serveThumbnail(bytes: Uint8Array | undefined): Response {
  if (bytes === undefined) return notFound()
  return answer(new Uint8Array(bytes), 'image/webp', 200, "default-src 'none'")
}

function notFound(): Response {
  return answer('', 'text/plain', 404, "default-src 'none'")
}

function answer(
  body: string | Uint8Array<ArrayBuffer>,
  mediaType: string,
  status: number,
  policy: string,
): Response {
  return new Response(body, {
    status,
    headers: {
      'Content-Type': mediaType,
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'no-store',
    },
  })
}
