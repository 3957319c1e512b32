import { describe, expect, it } from 'vitest'
import { createImageSniffer } from '../../../../electron/adapters/images/sniffer/sniffer'
import { isAcceptedImage } from '../../../../electron/core/uploads/intake/accepted-images'
import { computingMilliseconds } from '../../../support/computing-time'
import {
  makeAnimatedPng,
  makeBitmap,
  makeContainerStart,
  makeIcon,
  makeImage,
  makeNoise,
  makePngWith,
  svgImage,
} from '../../../support/images/images'

const sniffer = createImageSniffer()
const sniff = (head: Uint8Array) => sniffer.sniff(head)

describe('images', () => {
  it.each([
    ['JPEG', () => makeImage('jpeg'), 'image/jpeg', 'jpg'],
    ['PNG', () => makeImage('png'), 'image/png', 'png'],
    ['animated PNG', makeAnimatedPng, 'image/png', 'png'],
    ['GIF', () => makeImage('gif'), 'image/gif', 'gif'],
    ['WebP', () => makeImage('webp'), 'image/webp', 'webp'],
    ['AVIF', () => makeImage('avif'), 'image/avif', 'avif'],
    [
      'AVIF under the general brand',
      () => makeContainerStart('mif1', 'mif1', 'miaf', 'avif'),
      'image/avif',
      'avif',
    ],
    ['HEIC', () => makeContainerStart('heic', 'mif1', 'heic'), 'image/heic', 'heic'],
    ['HEIC under the general brand', () => makeContainerStart('mif1', 'mif1', 'heic'), 'image/heic', 'heic'],
    ['HEIC of ten bits', () => makeContainerStart('heix', 'mif1'), 'image/heic', 'heic'],
    ['HEIF', () => makeContainerStart('mif1', 'miaf'), 'image/heif', 'heif'],
    ['TIFF', () => makeImage('tiff'), 'image/tiff', 'tif'],
    ['BMP', makeBitmap, 'image/bmp', 'bmp'],
    ['ICO', makeIcon, 'image/x-icon', 'ico'],
    ['SVG', () => svgImage, 'image/svg+xml', 'svg'],
  ])('%s is recognised by its bytes, and accepted', async (_name, make, contentType, extension) => {
    expect(await sniff(await make())).toEqual({ contentType, extension })
    expect(isAcceptedImage(contentType)).toBe(true)
  })

  it.each([
    ['a PNG with a long colour profile', () => makePngWith('iCCP', Buffer.alloc(100_000)), 'image/png'],
    ['a TIFF with its directory at the end', () => makeNoise('tiff', 200, 200), 'image/tiff'],
    ['a large JPEG', () => makeImage('jpeg', 2000, 2000), 'image/jpeg'],
  ])('%s is recognised by its first bytes alone', async (_name, make, contentType) => {
    const image = await make()
    expect(image.length).toBeGreaterThan(4100)
    expect(await sniff(image.subarray(0, 4100))).toMatchObject({ contentType })
  })
})

it('JPEG-LS, which begins like JPEG, is not accepted, because no browser shows it', async () => {
  const found = await sniff(Buffer.from([0xff, 0xd8, 0xff, 0xf7, 0, 11, 8, 0, 1, 0, 1, 1]))
  expect(found).toEqual({ contentType: 'image/jls', extension: 'jls' })
  expect(isAcceptedImage('image/jls')).toBe(false)
})

describe('SVG', () => {
  const root = '<svg xmlns="http://www.w3.org/2000/svg"/>'
  const doctype =
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"'

  it.each([
    ['after a byte order mark', `\uFEFF${root}`],
    ['after blank lines', `\n\n  ${root}`],
    ['after an XML declaration', `<?xml version="1.0" encoding="UTF-8"?>\n${root}`],
    ['after comments', `<!-- <html> --><?xml-stylesheet href="a.css"?><!-- > -->\n${root}`],
    ['after a document type', `<?xml version="1.0"?>\n${doctype}>\n${root}`],
    ['after a document type with entities', `${doctype} [\n<!ENTITY ns "http://a/>">\n]>${root}`],
    ['with a prefix', '<svg:svg xmlns:svg="http://www.w3.org/2000/svg"></svg:svg>'],
    ['in upper case, as some programs write', '<SVG width="1">'],
  ])('is recognised %s', async (_what, text) => {
    expect(await sniff(Buffer.from(text))).toEqual({ contentType: 'image/svg+xml', extension: 'svg' })
  })

  it.each([
    ['with a mark', Buffer.from(`\uFEFF<?xml version="1.0"?>${root}`, 'utf16le')],
    ['without a mark', Buffer.from(root, 'utf16le')],
    ['in the other byte order', Buffer.from(`\uFEFF${root}`, 'utf16le').swap16()],
  ])('is recognised in UTF-16 %s', async (_what, bytes) => {
    expect(await sniff(bytes)).toMatchObject({ contentType: 'image/svg+xml' })
  })

  it('is recognised if the first bytes end within a character', async () => {
    const bytes = Buffer.from('<svg><title>가')
    expect(await sniff(bytes.subarray(0, bytes.length - 1))).toMatchObject({ contentType: 'image/svg+xml' })
  })

  it('is judged quickly even for a text made to be slow', async () => {
    const texts = ['<!--', '<?', '<!doctype [', '< ', '<a:'].map((text) => Buffer.from(text.repeat(20_000)))
    const judgeAll = () => Promise.all(texts.map((text) => sniff(text)))
    expect(await computingMilliseconds(judgeAll)).toBeLessThan(1_000)
  })
})

describe('a file that is not an image', () => {
  it.each([
    ['a PDF', '%PDF-1.7\n', 'application/pdf', 'pdf'],
    ['a web page', '\n<!DOCTYPE html>\n<html><body><svg></svg>', 'text/html', 'html'],
    ['a web page without a document type', '<HTML lang="ko">', 'text/html', 'html'],
    ['other XML', '<?xml version="1.0"?><plist><svg/></plist>', 'application/xml', 'xml'],
    ['a film of a phone', makeContainerStart('isom', 'isom', 'mp41').toString('latin1'), 'video/mp4', 'mp4'],
    [
      'a film that names an image brand',
      makeContainerStart('qt  ', 'mif1').toString('latin1'),
      'video/quicktime',
      'mov',
    ],
    ['a program', 'MZ\x90\0', 'application/x-msdownload', 'exe'],
  ])('%s is reported by its true type, and not accepted', async (_name, text, contentType, extension) => {
    expect(await sniff(Buffer.from(text, 'latin1'))).toEqual({ contentType, extension })
    expect(isAcceptedImage(contentType)).toBe(false)
  })

  it.each([
    ['nothing', ''],
    ['text', 'Hello, an <svg> element.'],
    ['text that begins as a bitmap does', 'BMW is a maker of motor cars in Munich.'],
    ['text that begins as a GIF does', 'GIFts for everyone in the house'],
    ['bytes that begin as an icon does', '\0\0\x01\0\0\0rest of something else entirely'],
    ['a fragment of HTML', '<p>The <svg> element</p>'],
    ['an element with a name that JavaScript knows', '<constructor>'],
    ['an element whose name only begins with svg', '<svgfont>'],
    ['a comment that never ends', '<!-- <svg>'],
    ['the first bytes of a container', '\0\0\0\x20ftyp'],
  ])('%s is unknown', async (_name, text) => {
    expect(await sniff(Buffer.from(text, 'latin1'))).toBeUndefined()
  })

  it('never throws, whatever the bytes', async () => {
    const image = await makeImage('avif')
    const beginnings = Array.from({ length: 200 }, (_, length) => image.subarray(0, length))
    const torn = beginnings.map((each) => Buffer.from(each).reverse())
    expect(await Promise.all([...beginnings, ...torn].map(sniff))).toHaveLength(400)
  })
})
