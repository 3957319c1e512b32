import { expect, it } from 'vitest'
import { createImageSniffer } from '../../../../electron/adapters/images/sniffer'
import { judgeImage } from '../../../../electron/core/uploads/intake/judge-image'

const photoshop = Uint8Array.from([0x38, 0x42, 0x50, 0x53, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3])
const pdf = new TextEncoder().encode('%PDF-1.7\n')

it.each([
  ['cover.psd', photoshop, { reason: 'otherImage', actual: 'PSD' }],
  ['cover.png', photoshop, { reason: 'otherImage', actual: 'PSD' }],
  ['plan.pdf', pdf, { reason: 'other', actual: 'PDF' }],
  ['https://example.com/plan', pdf, { reason: 'other', actual: 'PDF' }],
  ['plan.png', pdf, { reason: 'misnamed', actual: 'PDF', shownExtension: 'png' }],
])('an image of a type that is not taken is not told to be none: %s', async (name, head, facts) => {
  const judged = await judgeImage(createImageSniffer(), name, head.length, head)
  expect(judged).toMatchObject({ ok: false, problem: { kind: 'not-an-image', facts } })
})
