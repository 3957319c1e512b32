/**
 * @typedef {object} Picture
 * @property {number} side in pixels; the picture is square
 * @property {Buffer} png
 */

/** Windows stores a side of 256 as 0. */
const icoSide = (/** @type {number} */ side) => (side === 256 ? 0 : side)

/**
 * A Windows icon file: a header, one 16-byte entry per picture, then the pictures.
 * @param {readonly Picture[]} pictures at most 256 pixels a side
 * @returns {Buffer}
 */
export function toIco(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(({ side, png }, index) => {
    const at = 6 + 16 * index
    head.writeUInt8(icoSide(side), at)
    head.writeUInt8(icoSide(side), at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** The four-letter type that macOS gives each picture size. */
const icnsTypes = new Map([
  [16, 'icp4'],
  [32, 'icp5'],
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
])

/**
 * A macOS icon file: a header, then each picture after its type and length.
 * @param {readonly Picture[]} pictures of sizes that macOS knows
 * @returns {Buffer}
 */
export function toIcns(pictures) {
  const body = Buffer.concat(pictures.flatMap(({ side, png }) => [chunkHead(typeOf(side), png.length), png]))
  return Buffer.concat([chunkHead('icns', body.length), body])
}

/** @param {number} side */
function typeOf(side) {
  const type = icnsTypes.get(side)
  if (type === undefined) throw new Error(`macOS has no icon of ${String(side)} pixels`)
  return type
}

/**
 * @param {string} type
 * @param {number} contentLength
 */
function chunkHead(type, contentLength) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(contentLength + 8, 4)
  return head
}
