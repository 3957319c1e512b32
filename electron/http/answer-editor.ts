import type { IncomingMessage } from 'node:http'
import type { Log } from '../core/ports/log'
import type { Spool } from '../core/ports/spool'
import { isOrigin } from '../shared/app/origins'
import { shortened } from '../shared/shortened'
import { failure, failureText, type FailureFacts, type Translate } from '../shared/failures/failure'
import { type Answer, deletionAnswer, refusal, uploadAnswer } from './answers'
import { chooseDestination } from './choose-destination'
import type { EditorWork } from './editor-work'
import { judgeCaller } from './judge-caller'
import { maxImages, readForm } from './read-form'
import { readJson } from './read-json'
import { maxListed, parseDelete, parseUpload } from './requests'
import { isPreflight } from './send-answer'
import { showsSecret } from './shows-secret'

export interface EditorAnswerNeeds {
  readonly work: Pick<EditorWork, 'uploadPaths' | 'uploadClipboard' | 'uploadKept' | 'remove'>
  readonly spool: Pick<Spool, 'keep' | 'release'>
  readonly destinations: () => readonly { readonly id: string; readonly name: string }[]
  readonly secret: () => string
  /** Whether uploading needs no secret. */
  readonly isOpenToAll: () => boolean
  /** Origins of pages that may ask, besides Obsidian's. */
  readonly otherOrigins: () => readonly string[]
  readonly translate: Translate
  readonly log: Log
}

const routes = ['/heartbeat', '/upload', '/delete'] as const

/** Answers any request of an editor: judges first who is asking, then what. */
export async function answerEditor(
  needs: EditorAnswerNeeds,
  request: IncomingMessage,
  port: number,
): Promise<Answer> {
  const { translate, otherOrigins } = needs
  const { origin } = request.headers
  const verdict = judgeCaller(request.headers, port, otherOrigins())
  if (verdict === 'wrong-host') return refusal(403, translate('editors.badHost', { port }))
  if (verdict === 'wrong-origin') {
    return refusal(403, translate('editors.badOrigin', originFacts(origin ?? '')))
  }
  const answer = await answerAllowed(needs, request)
  return origin === undefined ? answer : { ...answer, reader: origin }
}

/** A page that has no origin of its own cannot be added in the settings. */
function originFacts(origin: string): FailureFacts {
  return isOrigin(origin) ? { origin } : { origin, context: 'nowhere' }
}

async function answerAllowed(needs: EditorAnswerNeeds, request: IncomingMessage): Promise<Answer> {
  try {
    return await answerRoute(needs, request)
  } catch (error) {
    needs.log.error('An editor’s request broke', { error: String(error) })
    return refusal(200, failureText(failure('unexpected'), needs.translate))
  }
}

async function answerRoute(needs: EditorAnswerNeeds, request: IncomingMessage): Promise<Answer> {
  const { secret, isOpenToAll, translate } = needs
  if (isPreflight(request)) return { status: 204, body: {} }
  const [path, query = ''] = (request.url ?? '').split('?', 2)
  const route = routes.find((one) => path === one || path === `${one}/`)
  if (route === undefined) return refusal(404, translate('editors.unknownRoute'))
  if (request.method !== 'POST') return refusal(405, translate('editors.badMethod'))
  if (route === '/heartbeat') return { status: 200, body: { success: true, result: 'alive' } }
  const maySkipSecret = route === '/upload' && isOpenToAll()
  const asked = new URLSearchParams(query)
  if (!maySkipSecret && !showsSecret(request.headers, asked, secret())) {
    return refusal(401, translate('editors.badSecret'))
  }
  return route === '/upload' ? upload(needs, request, asked) : remove(needs, request)
}

async function upload(
  { work, spool, destinations, translate }: EditorAnswerNeeds,
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<Answer> {
  const known = destinations()
  const chosen = chooseDestination(query, known)
  if (!chosen.ok) {
    const names = known.map(({ name }) => name).join(', ')
    const facts = { name: shortened(chosen.problem), known: names }
    return refusal(200, translate('editors.unknownDestination', facts))
  }
  const to = chosen.value?.id
  const type = request.headers['content-type'] ?? ''
  if (/^multipart\/form-data\b/i.test(type)) {
    const form = await readForm(request, type, spool)
    if (form.ok) return uploadAnswer(await work.uploadKept(form.value, to), translate)
    switch (form.problem) {
      case 'malformed':
        return refusal(200, translate('editors.malformed'))
      case 'no-images':
        return refusal(200, translate('editors.noImages'))
      case 'too-many':
        return refusal(200, translate('editors.tooMany', { max: maxImages }))
    }
  }
  const read = await readJson(request)
  if (!read.ok) return unread(read.problem, 200, translate)
  const paths = parseUpload(read.value)
  if (!paths.ok) return unread(paths.problem, 200, translate)
  const given = paths.value
  const images = given.length === 0 ? await work.uploadClipboard(to) : await work.uploadPaths(given, to)
  return uploadAnswer(images, translate)
}

async function remove({ work, translate }: EditorAnswerNeeds, request: IncomingMessage): Promise<Answer> {
  const read = await readJson(request)
  if (!read.ok) return unread(read.problem, 400, translate)
  const ids = parseDelete(read.value)
  if (ids.ok) return deletionAnswer(await work.remove(ids.value))
  if (ids.problem === 'malformed') return refusal(400, translate('editors.nothingToDelete'))
  return unread(ids.problem, 400, translate)
}

function unread(
  problem: 'malformed' | 'too-long' | 'too-many',
  status: number,
  translate: Translate,
): Answer {
  switch (problem) {
    case 'malformed':
      return refusal(status, translate('editors.malformed'))
    case 'too-long':
      return refusal(status, translate('editors.tooLong'))
    case 'too-many':
      return refusal(status, translate('editors.tooMany', { max: maxListed }))
  }
}
