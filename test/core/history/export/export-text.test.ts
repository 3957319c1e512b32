import { describe, expect, it } from 'vitest'
import { exportText, textOfFile } from '../../../../electron/core/history/export/export-text'
import type { ExportFormat, HistoryEntry } from '../../../../electron/shared/history/history'
import { sampleEntry } from '../../../support/sample-entries'

async function written(
  format: ExportFormat,
  ...batches: readonly (readonly HistoryEntry[])[]
): Promise<string> {
  async function* all(): AsyncGenerator<readonly HistoryEntry[]> {
    yield* batches
  }
  let text = ''
  for await (const piece of textOfFile(exportText(all(), format), format)) text += piece
  return text
}

const photo = sampleEntry('a', {
  name: '한라산, 정상 "1".png',
  dimensions: { width: 30, height: 20 },
  tags: ['제주', 'mountain'],
})

describe('CSV', () => {
  it('has one line per entry, marked as UTF-8, with quoted cells where needed', async () => {
    expect(await written('csv', [photo], [sampleEntry('b')])).toBe(
      '\uFEFFname,key,url,content_type,width,height,size_bytes,destination,bucket,etag,sha256,uploaded_at,tags\r\n' +
        '"한라산, 정상 ""1"".png",2023/11/photo.png,https://images.example.com/2023/11/photo.png,image/png,30,20,' +
        '1234,My bucket,bucket,e1,,2023-11-14T22:13:20.000Z,"제주, mountain"\r\n' +
        'photo.png,2023/11/photo.png,https://images.example.com/2023/11/photo.png,image/png,,,' +
        '1234,My bucket,bucket,e1,,2023-11-14T22:13:20.000Z,\r\n',
    )
  })

  it.each([
    '=1+1.png',
    '+1.png',
    '-1.png',
    '@SUM(A1).png',
    '\t=1.png',
    '\r=1.png',
    '\n=1.png',
    '＝1.png',
    '＠A1.png',
  ])('lets no spreadsheet run %j', async (name) => {
    const [, line = ''] = (await written('csv', [sampleEntry('a', { name })])).split('\r\n', 2)
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true)
  })
})

describe('JSON', () => {
  it('is one array, whatever the batches', async () => {
    expect(JSON.parse(await written('json', [photo], [], [sampleEntry('b')]))).toEqual([
      expect.objectContaining({ name: photo.name, uploadedAt: '2023-11-14T22:13:20.000Z', tags: photo.tags }),
      expect.objectContaining({ name: 'photo.png' }),
    ])
    expect(await written('json', [photo])).not.toContain('destinationId')
  })

  it('is an empty array without entries', async () => {
    expect(JSON.parse(await written('json'))).toEqual([])
  })
})

describe('Markdown', () => {
  it('shows every image', async () => {
    expect(await written('markdown', [sampleEntry('a'), sampleEntry('b', { name: 'b [1].png' })])).toBe(
      '![photo](https://images.example.com/2023/11/photo.png)\n\n' +
        '![b \\[1\\]](https://images.example.com/2023/11/photo.png)\n\n',
    )
  })
})
