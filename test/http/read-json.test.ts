import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readJson } from '../../electron/http/read-json'
import { problem, success } from '../../electron/shared/result'

const bodyOf = (...pieces: readonly string[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)))

describe('reading a body', () => {
  it('takes JSON that comes in pieces, split within a letter, too', async () => {
    const bytes = Buffer.from('{"list":["/사진.png"]}')
    const pieces = [bytes.subarray(0, 12), bytes.subarray(12)]
    expect(await readJson(Readable.from(pieces))).toEqual(success({ list: ['/사진.png'] }))
  })

  it.each([[[]], [['']], [[' \r\n']]])('takes nothing for an empty object: %j', async (pieces) => {
    expect(await readJson(bodyOf(...pieces))).toEqual(success({}))
  })

  it.each(['{', 'hello', "{'list':[]}"])('does not guess what %s means', async (text) => {
    expect(await readJson(bodyOf(text))).toEqual(problem('malformed'))
  })

  it('does not keep what is too long, and reads on to its end', async () => {
    let read = 0
    const piece = Buffer.alloc(1024 ** 2)
    async function* endless() {
      for (; read < 16; read += 1) yield piece
    }
    expect(await readJson(Readable.from(endless()))).toEqual(problem('too-long'))
    expect(read).toBe(16)
  })

  it('ends where its sender has gone', async () => {
    async function* cutOff() {
      yield Buffer.from('{')
      throw new Error('aborted')
    }
    expect(await readJson(Readable.from(cutOff()))).toEqual(problem('malformed'))
  })
})
