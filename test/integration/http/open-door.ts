import path from 'node:path'
import { expect } from 'vitest'
import { z } from 'zod'
import { systemClock } from '../../../electron/adapters/clock'
import { createFiles } from '../../../electron/adapters/files/files'
import { createSpool } from '../../../electron/adapters/files/spool'
import { createImageSniffer } from '../../../electron/adapters/images/sniffer/sniffer'
import { createImageFetcher } from '../../../electron/adapters/web/image-fetcher'
import { createWords } from '../../../electron/adapters/words/words'
import { openerFor } from '../../../electron/core/history/open-for-entry'
import { Deletions } from '../../../electron/core/history/changes/deletions'
import type { StoreTarget } from '../../../electron/core/ports/object-store'
import { answerEditor } from '../../../electron/http/answer-editor'
import { EditorDoor } from '../../../electron/http/editor-door'
import { EditorWork } from '../../../electron/http/editor-work'
import { openRealEngine } from '../../support/faults/real-engine'
import { freePort } from '../../support/free-port'
import { makeSilentLog } from '../../support/silent-log'

export const secret = 'f00d'.repeat(16)
const { translate } = createWords('en')

const heardSchema = z.object({
  success: z.boolean(),
  result: z.array(z.unknown()),
  fullResult: z.array(z.object({ id: z.string(), imgUrl: z.string(), fileName: z.string() })).default([]),
  msg: z.string().default(''),
  details: z
    .array(z.object({ success: z.boolean(), fileName: z.string(), message: z.string().optional() }))
    .default([]),
})

/** What an editor is told. */
export type Heard = z.infer<typeof heardSchema>

export type OpenDoor = Awaited<ReturnType<typeof openDoor>>

/** The editors' door to a real engine in a home, which both end with `dispose`. */
export async function openDoor(
  home: string,
  target: StoreTarget,
  {
    copiedPng = () => undefined,
    proxy = () => '',
  }: {
    /** The image on the clipboard. */
    readonly copiedPng?: () => Buffer | undefined
    /** Through which images are fetched. */
    readonly proxy?: () => string
  } = {},
) {
  const real = openRealEngine({ home, target })
  real.engine.start()
  const { engine, history } = real
  const spool = createSpool(path.join(home, 'spool'))
  const work = new EditorWork({
    engine,
    clock: systemClock,
    files: createFiles(),
    spool,
    fetcher: createImageFetcher({
      spool,
      sniffer: createImageSniffer(),
      proxyOf: () => Promise.resolve(proxy()),
    }),
    clipboard: {
      readFiles: async () => ({ paths: [], count: 0 }),
      readImagePng: async () => copiedPng(),
      readText: async () => '',
    },
    deletions: new Deletions({
      clock: systemClock,
      history,
      changes: engine.changes,
      slices: engine.slices,
      open: openerFor((id) => engine.open(id)),
      isPending: (id) => engine.isPending(id),
      forget: (ids) => engine.forgetDeleted(ids),
      post: () => undefined,
      onChange: () => undefined,
      onHistoryChange: () => undefined,
    }),
    destination: () => target,
    translate,
  })
  const port = await freePort()
  let isOpen = false
  const needs = {
    work,
    spool,
    secret: () => secret,
    destinations: () => [target],
    isOpenToAll: () => false,
    otherOrigins: () => [],
    translate,
    log: makeSilentLog(),
  }
  const door = new EditorDoor({
    answer: (request, at) => answerEditor(needs, request, at),
    log: makeSilentLog(),
    onChange: (state) => (isOpen = state === 'open'),
  })
  door.follow(port)
  await expect.poll(() => isOpen).toBe(true)

  const post = async (route: string, body: BodyInit): Promise<Heard> => {
    const answer = await fetch(`http://127.0.0.1:${port}${route}?secret=${secret}`, { method: 'POST', body })
    expect(answer.status).toBe(200)
    return heardSchema.parse(await answer.json())
  }
  return {
    engine,
    door,
    port,
    post,
    upload: (...list: readonly string[]) => post('/upload', JSON.stringify({ list })),
    dispose: async () => {
      await door.dispose()
      await real.dispose()
    },
  }
}
