import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { putRequest, useFolder } from '../../integration/s3/stores'
import { makeSource } from '../../support/files/source-file'
import { type ScriptedAnswer, s3Refusal, scriptedStore } from '../../support/servers/scripted-server'

const folder = useFolder()
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

describe('a server is asked before it gets a photo', () => {
  it('until it has taken one: each question is a way there and back', async () => {
    expect(await askedBefore([stored, stored, stored], 2_000_000)).toEqual([true, false, false])
  })

  it('again once it has refused one, whose bytes went for nothing', async () => {
    const refused = s3Refusal(403, 'AccessDenied')
    const answers = [stored, refused, refused, stored, stored]
    expect(await askedBefore(answers, 2_000_000)).toEqual([true, false, true, true, false])
  })

  it('always where it is so large that the question takes no time beside it', async () => {
    expect(await askedBefore([stored, stored], 9_000_000)).toEqual([true, true])
  })

  it('never where it is small', async () => {
    expect(await askedBefore([stored, stored], 100_000)).toEqual([false, false])
  })
})
