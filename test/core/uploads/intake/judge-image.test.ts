import { expect, it } from 'vitest'
import { createImageSniffer } from '../../../../electron/adapters/images/sniffer/sniffer'
import { judgeImage } from '../../../../electron/core/uploads/intake/judge-image'

const photoshop = Uint8Array.from([0x38, 0x42, 0x50, 0x53, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3])
/** Canon's RAW, known by its bytes; Nikon's may look like a TIFF. */
const canon = new TextEncoder().encode('II*\0\x10\0\0\0CR\x02\0')
const tiff = new TextEncoder().encode('MM\0*\0\0\0\x08\0\x01')
const pdf = new TextEncoder().encode('%PDF-1.7\n')

it.each([
  ['IMG_1.CR2', canon],
  ['IMG_1.jpg', canon],
  ['DSC_1.NEF', tiff],
])('a RAW photo is recognised, even by its name alone: %s', async (name, head) => {
  const judged = await judgeImage(createImageSniffer(), name, head.length, head)
  expect(judged).toMatchObject({ ok: false, problem: { kind: 'not-an-image', facts: { reason: 'raw' } } })
})

it('a TIFF is not a RAW photo', async () => {
  expect(await judgeImage(createImageSniffer(), 'scan.tif', tiff.length, tiff)).toMatchObject({ ok: true })
})

it.each([
  ['cover.psd', photoshop, { reason: 'otherImage', actual: 'PSD' }],
  ['cover.png', photoshop, { reason: 'otherImage', actual: 'PSD' }],
  ['plan.pdf', pdf, { reason: 'other', actual: 'PDF' }],
  ['https://example.com/plan', pdf, { reason: 'other', actual: 'PDF' }],
  ['plan.png', pdf, { reason: 'misnamed', actual: 'PDF', shownExtension: 'png' }],
])('an image of an unsupported type is still called an image: %s', async (name, head, facts) => {
  const judged = await judgeImage(createImageSniffer(), name, head.length, head)
  expect(judged).toMatchObject({ ok: false, problem: { kind: 'not-an-image', facts } })
})
