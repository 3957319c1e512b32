/** The public web as core needs it; implemented in `adapters/web/`. */
import type { Failure } from '../../shared/failures/failure'
import type { Result } from '../../shared/result'

/**
 * How far an address may lead. `public`: not to this computer or the network around it, because the address may come
 * from a document or a page. `anywhere`: a person typed it, who can reach all of that anyway; but a server on the web
 * must not redirect back inside.
 */
export type Reach = 'public' | 'anywhere'

/** Fetches images by their addresses, without telling any server who asks. */
export interface ImageFetcher {
  /**
   * Fetches an image into the spool, under a suitable name.
   *
   * @returns its path; a failure shows the address as `shownAddress` does
   */
  fetch(
    address: string,
    reach: Reach,
    signal: AbortSignal,
  ): Promise<Result<{ readonly path: string }, Failure>>
}

/** Fetches a public URL the way a reader's browser would, without credentials. */
export interface PublicWeb {
  fetchHead(url: string, signal: AbortSignal): Promise<Result<PublicAnswer, Failure>>
}

export interface PublicAnswer {
  readonly status: number
  /** S3's error code and request id, if it was S3 that refused; otherwise empty. */
  readonly code: string
  readonly requestId: string
  readonly contentType: string
  readonly contentDisposition: string
  /** Where the redirects ended; without any, the requested URL. */
  readonly finalUrl: string
  /** Whether a CDN answered from its cache. */
  readonly isFromCache: boolean
  /** Size of the whole object; absent if unknown. */
  readonly sizeBytes?: number
  readonly milliseconds: number
}
