/** What editors send, as PicGo's and PicList's servers take it. What else stands in a body is nobody's concern. */
import { z } from 'zod'

const mostPaths = 1_000
const path = z.string().min(1).max(32_768)

const uploadSchema = z.object({ list: z.array(path).max(mostPaths).default([]) })
const deleteSchema = z.object({
  list: z
    .array(z.object({ id: z.string().min(1).max(128) }))
    .min(1)
    .max(mostPaths),
})

/** The paths and addresses of images; none for the image on the clipboard, `undefined` for what is no such request. */
export function parseUpload(body: unknown): readonly string[] | undefined {
  return uploadSchema.safeParse(body).data?.list
}

/** The ids of images that `fullResult` told; `undefined` for what is no such request. */
export function parseDelete(body: unknown): readonly string[] | undefined {
  return deleteSchema.safeParse(body).data?.list.map(({ id }) => id)
}
