import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { putRequest, useFolder, useStores } from '../../integration/s3/stores'
import { makeSource } from '../../support/files/source-file'
import { faultyForTest, httpAnswer, s3Error } from '../../support/servers/faulty-server'
import { type ScriptedAnswer, s3Refusal, scriptedStore } from '../../support/servers/scripted-server'
import { targetOf } from '../../support/servers/targets'

const folder = useFolder()
const open = useStores()
const stored: ScriptedAnswer = { status: 200, headers: { etag: '"e"' } }

/** A server that answers one photo after the other, and which of them it was asked for before they came. */
async function askedBefore(
  answers: readonly ScriptedAnswer[],
  sizeBytes: number,
): Promise<readonly boolean[]> {
  const asked: boolean[] = []
  const { store } = await scriptedStore(({ headers }) => {
    asked.push(headers.expect === '100-continue')
    return answers[asked.length - 1] ?? stored
  })
  const source = await makeSource(folder(), 'photo.png', randomBytes(sizeBytes))
  for (const _answer of answers) await store.put(putRequest(source, {}))
  return asked
}

describe('a server is asked before a photo is sent', () => {
  it('until it has accepted one, because each question takes a round trip', async () => {
    expect(await askedBefore([stored, stored, stored], 2_000_000)).toEqual([true, false, false])
  })

  it('again once it has refused one whose bytes were sent for nothing', async () => {
    const refused = s3Refusal(403, 'AccessDenied')
    const answers = [stored, refused, refused, stored, stored]
    expect(await askedBefore(answers, 2_000_000)).toEqual([true, false, true, true, false])
  })

  it('again once a connection broke, even if it has accepted others since', async () => {
    const { endpoint } = await faultyForTest((socket, { path, head, isComplete }) => {
      const isAsked = head.includes('100-continue')
      if (path.includes('taken') && !isAsked) socket.resetAndDestroy()
      else if (path.includes('taken')) socket.end(s3Error('412 Precondition Failed', 'PreconditionFailed'))
      else if (isComplete) socket.write(httpAnswer('200 OK', { etag: '"e"' }))
      else if (isAsked) socket.write('HTTP/1.1 100 Continue\r\n\r\n')
    })
    const source = await makeSource(folder(), 'refused.png', randomBytes(2_000_000))
    const store = open(targetOf({ endpoint }))
    const put = (key: string) => store.put(putRequest(source, { key }))

    expect(await put('one.png')).toMatchObject({ ok: true })
    expect(await put('taken.png')).toMatchObject({ problem: { facts: { reason: 'cut' } } })
    expect(await put('two.png')).toMatchObject({ ok: true })
    expect(await put('taken.png')).toMatchObject({ problem: { kind: 'key-exists' } })
  })

  it('always if the photo is so large that the question takes no time beside it', async () => {
    expect(await askedBefore([stored, stored], 17_000_000)).toEqual([true, true])
  })

  it('never if the photo is small', async () => {
    expect(await askedBefore([stored, stored], 100_000)).toEqual([false, false])
  })
})
