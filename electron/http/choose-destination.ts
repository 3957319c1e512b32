import { destinationNamed } from '../core/destinations/named-destination'
import { problem, success, type Result } from '../shared/result'

/** PicList's names for any S3 server, and for its default. */
const ofNone = /^(?:|default|aws-s3(?:-plist)?|minio)$/i

/**
 * The destination for a request's images, given as for PicList: by `configName`, otherwise by `picbed`.
 *
 * @returns `undefined` for the default destination; the name is the problem if no destination has it
 */
export function chooseDestination<One extends { readonly name: string }>(
  query: URLSearchParams,
  destinations: readonly One[],
): Result<One | undefined, string> {
  if (destinations.length === 0) return success(undefined)
  for (const variable of ['configName', 'picbed']) {
    const name = (query.get(variable) ?? '').trim()
    const named = destinationNamed(destinations, name)
    if (named !== undefined) return success(named)
    if (!ofNone.test(name)) return problem(name)
  }
  return success(undefined)
}
