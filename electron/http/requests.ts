/** Requests of editors, as for PicGo's and PicList's servers. Anything else in a body is ignored. */
import { z } from 'zod'

const maxPaths = 1_000
const path = z.string().min(1).max(32_768)

const uploadSchema = z.object({ list: z.array(path).max(maxPaths).default([]) })
const deleteSchema = z.object({
  list: z
    .array(z.object({ id: z.string().min(1).max(128) }))
    .min(1)
    .max(maxPaths),
})

/** The paths and addresses of images; empty for the image on the clipboard, `undefined` for any other request. */
export function parseUpload(body: unknown): readonly string[] | undefined {
  return uploadSchema.safeParse(body).data?.list
}

/** The ids of images from `fullResult`; `undefined` for any other request. */
export function parseDelete(body: unknown): readonly string[] | undefined {
  return deleteSchema.safeParse(body).data?.list.map(({ id }) => id)
}
