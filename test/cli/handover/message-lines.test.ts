import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { messagesFrom } from '../../../electron/cli/handover/message-lines'

/** What arrives when the bytes come in pieces of that length. */
async function arriving(text: string, pieceBytes: number): Promise<readonly unknown[]> {
  const bytes = Buffer.from(text)
  const pieces = Array.from({ length: Math.ceil(bytes.length / pieceBytes) }, (_, index) =>
    bytes.subarray(index * pieceBytes, (index + 1) * pieceBytes),
  )
  const messages: unknown[] = []
  for await (const message of messagesFrom(Readable.from(pieces))) messages.push(message)
  return messages
}

describe('the messages of a connection', () => {
  it.each([1, 2, 3, 7, 1000])(
    'arrive complete, whatever pieces of %i bytes they come in',
    async (pieceBytes) => {
      const sent = [{ name: '사진\u2028.png' }, { name: 'a\nb' }, {}, { emoji: '🏝️' }]
      const text = sent.map((message) => `${JSON.stringify(message)}\n`).join('')
      expect(await arriving(text, pieceBytes)).toEqual(sent)
    },
  )

  it('are undefined for a line that is not JSON, or has no end', async () => {
    expect(await arriving('{"a":1}\nnot JSON\n{"cut":', 5)).toEqual([{ a: 1 }, undefined])
  })

  it('take linear time', async () => {
    // Gathered again for each piece, these would be some sixty thousand million characters to go through.
    const long = 'x'.repeat(4_000_000)
    expect(await arriving(`${JSON.stringify(long)}\n`, 128)).toEqual([long])
  })
})
