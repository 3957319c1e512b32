import type { Failure } from '../shared/failure'
import type { Result } from '../shared/result'

/**
 * How far an address may lead. `public`: not to this computer or the network around it, since a document or a page may
 * have given the address. `anywhere`: a person typed it, who can reach all of that anyway; but where a server of the
 * web sends on from there, it may not lead back inside.
 */
export type Reach = 'public' | 'anywhere'

/** Fetches images that are given by their address, as somebody would whom no server knows. */
export interface ImageFetcher {
  /**
   * Fetches an image into the spool, under a name for it.
   *
   * @returns where it stands; why it does not come names the address as `shownAddress` does
   */
  fetch(
    address: string,
    reach: Reach,
    signal: AbortSignal,
  ): Promise<Result<{ readonly path: string }, Failure>>
}
