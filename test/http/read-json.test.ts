import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { readJson } from '../../electron/http/read-json'
import { problem, success } from '../../electron/shared/result'

const bodyOf = (...pieces: readonly string[]) => Readable.from(pieces.map((piece) => Buffer.from(piece)))

describe('reading a body', () => {
  it('accepts JSON in pieces, even if a character is split', async () => {
    const bytes = Buffer.from('{"list":["/사진.png"]}')
    const pieces = [bytes.subarray(0, 12), bytes.subarray(12)]
    expect(await readJson(Readable.from(pieces))).toEqual(success({ list: ['/사진.png'] }))
  })

  it.each([[[]], [['']], [[' \r\n']]])('reads nothing as an empty object: %j', async (pieces) => {
    expect(await readJson(bodyOf(...pieces))).toEqual(success({}))
  })

  it.each(['{', 'hello', "{'list':[]}"])('refuses %s', async (text) => {
    expect(await readJson(bodyOf(text))).toEqual(problem('malformed'))
  })

  it('does not keep a body that is too long, but reads it to its end', async () => {
    let read = 0
    const piece = Buffer.alloc(1024 ** 2)
    async function* endless() {
      for (; read < 16; read += 1) yield piece
    }
    expect(await readJson(Readable.from(endless()))).toEqual(problem('too-long'))
    expect(read).toBe(16)
  })

  it('ends if its sender has gone', async () => {
    async function* cutOff() {
      yield Buffer.from('{')
      throw new Error('aborted')
    }
    expect(await readJson(Readable.from(cutOff()))).toEqual(problem('malformed'))
  })
})
