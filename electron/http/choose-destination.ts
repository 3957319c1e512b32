import { destinationNamed } from '../core/destinations/named-destination'
import { problem, success, type Result } from '../shared/result'

/** What PicList calls a server of S3, whichever that is, and what it uses unless something else is chosen. */
const ofNone = /^(?:|default|aws-s3(?:-plist)?|minio)$/i

/**
 * Where a request wants its images, as PicList is told: by `configName`, or else by `picbed`.
 *
 * @returns `undefined` for the usual destination; else what it names, if no destination is called so
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
