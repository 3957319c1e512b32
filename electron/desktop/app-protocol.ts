import { readFile } from 'node:fs/promises'
import { protocol } from 'electron'
import { contentSecurityPolicy } from './content-security'
import { pageFile } from './page-files'

const scheme = 'app'
const host = 'ollim'

/** Where the page lives; also its origin, without the last slash. */
export const pageAddress = `${scheme}://${host}/`

/** Below the window's page, wherever that is served from: where the tray's popover lives. */
export const popoverAddress = (page: string): string => new URL('popover/', page).href

export interface Thumbnail {
  readonly bytes: Uint8Array
  readonly contentType: string
}

export interface ProtocolNeeds {
  /** Absolute folder of the built page. */
  readonly root: string
  /** Absolute folder of the built popover. */
  readonly popoverRoot: string
  /** Who answers the page's calls; until they are there, its scripts wait, and nothing else of it. */
  readonly doors: () => Promise<PageDoors>
}

export interface PageDoors {
  /** A small picture of an upload; `undefined` if there is none. */
  readonly thumbnail: (uploadId: string) => Promise<Thumbnail | undefined>
}

/** Makes `app://` a secure standard scheme. To be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Serves the page and thumbnails; everything else is not found. To be called once the app is ready. */
export function serveApp({ root, popoverRoot, doors }: ProtocolNeeds): void {
  protocol.handle(scheme, async (request) => {
    const { host: askedHost, pathname } = new URL(request.url)
    if (request.method !== 'GET' || askedHost !== host) return notFound()
    const upload = /^\/thumbnail\/([\w-]{1,64})$/.exec(pathname)?.[1]
    if (upload !== undefined) return serveThumbnail(await (await doors()).thumbnail(upload))
    // Until a script runs, a page asks nobody anything.
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

function serveThumbnail(thumbnail: Thumbnail | undefined): Response {
  if (thumbnail === undefined) return notFound()
  return answer(new Uint8Array(thumbnail.bytes), thumbnail.contentType, 200, "default-src 'none'")
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
