/** Requests of editors, as for PicGo's and PicList's servers. Anything else in a body is ignored. */
import { z } from 'zod'
import { problem, success, type Result } from '../shared/result'
import { shownDataUrl } from '../shared/uploads/data-url'

/** The most images in one request. */
export const maxListed = 1_000
const longestPath = 32_768
/** A `data:` URL is as long as its image. */
const image = z
  .string()
  .min(1)
  .refine((given) => given.length <= longestPath || shownDataUrl(given) !== undefined)

const uploadSchema = z.object({ list: z.array(image).default([]) })
const deleteSchema = z.object({ list: z.array(z.object({ id: z.string().min(1).max(128) })).min(1) })

/** The paths, addresses and `data:` URLs of images; empty for the image on the clipboard. */
export function parseUpload(body: unknown): Result<readonly string[], 'malformed' | 'too-many'> {
  return limited(uploadSchema.safeParse(body).data?.list)
}

/** The ids of images from `fullResult`. */
export function parseDelete(body: unknown): Result<readonly string[], 'malformed' | 'too-many'> {
  return limited(deleteSchema.safeParse(body).data?.list.map(({ id }) => id))
}

function limited(list: readonly string[] | undefined): Result<readonly string[], 'malformed' | 'too-many'> {
  if (list === undefined) return problem('malformed')
  return list.length > maxListed ? problem('too-many') : success(list)
}
