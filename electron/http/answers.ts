import path from 'node:path'
import type { Translate } from '../shared/failures/failure'
import type { DeletionAnswer, ImageAnswer } from './editor-work'

/** An answer to an editor: always JSON, of which clients of PicGo and PicList read the parts they know. */
export interface Answer {
  readonly status: number
  readonly body: object
  /** The origin of the page that may read it; absent if none may. */
  readonly reader?: string
}

/** Refuses the whole request: clients of PicGo read `message`, some others `msg`. */
export function refusal(status: number, message: string, details: object = {}): Answer {
  return { status, body: { success: false, result: [], message, msg: message, ...details } }
}

/** All links in the order of the inputs; or, if one is missing, no links but the result of each. */
export function uploadAnswer(images: readonly ImageAnswer[], translate: Translate): Answer {
  const failed = images.flatMap((image) => (image.success ? [] : [image]))
  const [first] = failed
  if (first === undefined) {
    const stored = images.flatMap((image) => (image.success ? [image] : []))
    const fullResult = stored.map(({ id, url, fileName }) => ({
      id,
      imgUrl: url,
      fileName,
      extname: path.extname(fileName),
    }))
    return { status: 200, body: { success: true, result: stored.map(({ url }) => url), fullResult } }
  }
  const facts = { sentence: first.message, count: failed.length, total: images.length }
  const message = images.length === 1 ? first.message : translate('editors.someFailed', facts)
  return refusal(200, message, { details: images.map(detailOf) })
}

/** As in PicList: the result of each deletion. */
export function deletionAnswer(images: readonly DeletionAnswer[]): Answer {
  const failed = images.find(({ success }) => !success)
  const message = (failed ?? images[0])?.message ?? ''
  const body = { success: failed === undefined, result: images, message, msg: message }
  return { status: 200, body }
}

function detailOf(image: ImageAnswer): object {
  if (!image.success) return image
  const { fileName, url } = image
  return { success: true, fileName, imgUrl: url }
}
