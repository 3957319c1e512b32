/** The D50 white point, as encoded in a colour profile. */
const white = Buffer.from('0000f6d6000100000000d32d', 'hex')

/** A colour profile (ICC.1) for grey pixels with linear light: interpreted by another profile, they look darker. */
export function makeGreyProfile(): Buffer {
  const name = Buffer.concat([Buffer.from('desc\0\0\0\0\0\0\0\u0005Grey\0', 'latin1'), Buffer.alloc(79)])
  const tags = [
    { name: 'desc', data: name },
    { name: 'wtpt', data: Buffer.concat([Buffer.from('XYZ \0\0\0\0'), white]) },
    { name: 'kTRC', data: Buffer.from('curv\0\0\0\0\0\0\0\0') },
    { name: 'cprt', data: Buffer.from('text\0\0\0\0-\0\0\0') },
  ]
  const header = Buffer.alloc(132 + tags.length * 12)
  const body: Buffer[] = []
  let at = header.length
  for (const [index, tag] of tags.entries()) {
    const entry = 132 + index * 12
    header.write(tag.name, entry)
    header.writeUInt32BE(at, entry + 4)
    header.writeUInt32BE(tag.data.length, entry + 8)
    body.push(tag.data)
    at += tag.data.length
  }
  header.writeUInt32BE(at, 0)
  header.writeUInt32BE(0x02_40_00_00, 8)
  header.write('mntrGRAYXYZ ', 12)
  header.write('acsp', 36)
  white.copy(header, 68)
  header.writeUInt32BE(tags.length, 128)
  return Buffer.concat([header, ...body])
}
