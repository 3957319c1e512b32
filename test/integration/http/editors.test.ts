import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { request as ask, type ClientRequest } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { PutObjectCommand } from '@aws-sdk/client-s3'
import { clientOf, expectServed, keysIn } from '../../support/electron/bucket'
import { folderForTest } from '../../support/files/folder-for-test'
import { makeUniquePng, writeImages, writeSparseImage } from '../../support/images/write-images'
import { publicTarget } from '../../support/servers/targets'
import { openDoor, secret, type OpenDoor } from './open-door'

const store = inject('publicStore')

describe('editors that upload through a real engine', () => {
  let home: string
  let prefix: string
  let copied: Buffer | undefined
  let open: OpenDoor

  beforeEach(async () => {
    home = await folderForTest('editors')
    prefix = path.basename(home)
    copied = undefined
    const target = publicTarget(store, { keyTemplate: `${prefix}/{name}.{ext}` })
    open = await openDoor(home, target, { copiedPng: () => copied })
  })
  afterEach(() => open.dispose())

  const post = (route: string, body: BodyInit) => open.post(route, body)
  const upload = (...list: readonly string[]) => open.upload(...list)

  function formOf(...images: readonly (readonly [name: string, bytes: Buffer])[]): FormData {
    const form = new FormData()
    for (const [name, bytes] of images) form.append('list', new Blob([new Uint8Array(bytes)]), name)
    return form
  }

  it('receive links by position to the exact bytes, for files and forms', async () => {
    const files = await writeImages(home, ['나.png', 'a b.png'])
    const { success, result, fullResult } = await upload(...files)
    expect(success).toBe(true)
    for (const [index, file] of files.entries()) await expectServed(String(result[index]), file, 'image/png')
    expect(fullResult.map(({ imgUrl, fileName }) => [imgUrl, fileName])).toEqual([
      [result[0], '나.png'],
      [result[1], 'a b.png'],
    ])
    const [one, other] = [await makeUniquePng(), await makeUniquePng()]
    const sent = await post('/upload', formOf(['첫째.png', one], ['둘째.png', other]))
    const served = await Promise.all(sent.result.map(async (url) => (await fetch(String(url))).arrayBuffer()))
    expect(served.map((bytes) => Buffer.from(bytes))).toEqual([one, other])
    expect(sent.fullResult.map(({ fileName }) => fileName)).toEqual(['첫째.png', '둘째.png'])
    await expect.poll(() => readdir(path.join(home, 'spool'))).toEqual([])
  })

  it('may send images as data: URLs, of which no more than the type is repeated', async () => {
    const bytes = await makeUniquePng()
    const { result, fullResult } = await upload(`data:image/png;base64,${bytes.toString('base64')}`)
    expect(Buffer.from(await (await fetch(String(result[0]))).arrayBuffer())).toEqual(bytes)
    expect(fullResult).toMatchObject([{ fileName: 'image.png' }])
    await expect.poll(() => readdir(path.join(home, 'spool'))).toEqual([])

    const refused = await upload(`data:text/plain,${'words'.repeat(5_000)}`, 'data:image/png;base64,@/@')
    expect(refused.details).toMatchObject([
      {
        success: false,
        fileName: 'data:text/plain',
        message: expect.stringMatching(/^data:text\/plain is not an image\. /),
      },
      {
        success: false,
        fileName: 'data:image/png',
        message: expect.stringMatching(/^data:image\/png is not an image\. /),
      },
    ])
  })

  it('may send a file: address, and are told if it is not valid', async () => {
    const [file = ''] = await writeImages(home, ['나 1.png'])
    const { result, fullResult } = await upload(String(pathToFileURL(file)))
    await expectServed(String(result[0]), file, 'image/png')
    expect(fullResult).toMatchObject([{ fileName: '나 1.png' }])
    expect((await upload('file:///%E0%A4%A')).msg).toMatch(
      /^file:\/\/\/%E0%A4%A is not the full path of a file\./,
    )
  })

  it('receive no links if one image is bad, but a message that names it', async () => {
    const [good = ''] = await writeImages(home, ['good.png'])
    const notes = path.join(home, 'notes.txt')
    await writeFile(notes, 'text')
    const heard = await upload(
      good,
      notes,
      'http://127.0.0.1:1/c.png?secret',
      home,
      'relative.png',
      '/pic/gone.png',
    )
    expect(heard).toMatchObject({ success: false, result: [] })
    expect(heard.msg).toMatch(/^notes\.txt is not an image\..*\(5 of 6 images failed\.\)$/)
    expect(heard.details.map((one) => one.success)).toEqual([true, false, false, false, false, false])
    expect(heard.details[2]?.message).toBe(
      'http://127.0.0.1:1/c.png leads to this computer or the network around it. ' +
        'Ollim fetches nothing from there. Save the image first, then upload the file.',
    )
    expect(heard.details[3]?.message).toContain('is a folder. Name the images in it one by one.')
    expect(heard.details[4]?.message).toBe(
      'relative.png is not the full path of a file. Send its full path, from the root of the disk.',
    )
    expect(heard.details[5]?.message).toBe(
      '/pic/gone.png is not there. Check the path that the document gives.',
    )
  })

  it('receive the link of the image on the clipboard, or are told that there is none', async () => {
    expect(await post('/upload', '')).toMatchObject({
      success: false,
      msg: 'There is no image on the clipboard. Copy an image or image files, then try again.',
    })
    const png = await makeUniquePng()
    copied = png
    const { result } = await post('/upload', '{}')
    expect(Buffer.from(await (await fetch(String(result[0]))).arrayBuffer())).toEqual(png)
  })

  it('receive the same link if they repeat a request, even while the first one is running', async () => {
    const [file = ''] = await writeImages(home, ['again.png'])
    const bytes = await readFile(file)
    const form = () => post('/upload', formOf(['again.png', bytes]))
    const atOnce = await Promise.all([form(), form(), upload(file), upload(file), form()])
    const later = [await form(), await upload(file)]
    const links = [...atOnce, ...later].flatMap(({ result }) => result)
    expect(links).toHaveLength(7)
    expect(new Set(links).size).toBe(1)
    expect(await keysIn(store, prefix)).toEqual(['again.png'])
  })

  it('receive the same link if they repeat a request for a large file', async () => {
    const file = path.join(home, 'large.png')
    await writeSparseImage(file, 20 * 1024 ** 2)
    const [first, second] = await Promise.all([upload(file), upload(file)])
    expect(second).toEqual(first)
    expect(await keysIn(store, prefix)).toEqual(['large.png'])
    const other = path.join(home, 'sent.png')
    await writeSparseImage(other, 21 * 1024 ** 2)
    const bytes = await readFile(other)
    const form = () => post('/upload', formOf(['sent.png', bytes]))
    const [sent, again] = await Promise.all([form(), form()])
    expect(again).toEqual(sent)
    expect(await keysIn(store, prefix)).toEqual(['large.png', 'sent.png'])
    await expect.poll(() => readdir(path.join(home, 'spool'))).toEqual([])
  })

  it('are told at once that uploads are paused, and leave nothing that would be uploaded twice', async () => {
    const [file = ''] = await writeImages(home, ['paused.png'])
    open.engine.queue.pause()
    const form = formOf(['paused.png', await readFile(file)])
    for (const heard of [await upload(file), await post('/upload', form)]) {
      expect(heard).toMatchObject({
        success: false,
        msg: 'paused.png: Uploads are paused. Resume them in Ollim, then try again.',
      })
    }
    expect(await readdir(path.join(home, 'spool'))).toEqual([])
    expect(open.engine.list.ids).toEqual([])
    open.engine.queue.resume()
    expect(await upload(file)).toMatchObject({ success: true })
  })

  it('are told during a pause which images could never be uploaded', async () => {
    const files = await writeImages(home, ['paused.png'])
    open.engine.queue.pause()
    const { details } = await upload(...files, 'relative.png')
    expect(details.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^paused\.png: Uploads are paused\./),
      expect.stringMatching(/^relative\.png is not the full path of a file\./),
    ])
  })

  it('can delete what they have just uploaded', async () => {
    const file = path.join(home, 'large.png')
    await writeSparseImage(file, 17 * 1024 ** 2)
    const { fullResult } = await upload(file)
    expect(await post('/delete', JSON.stringify({ list: fullResult }))).toMatchObject({ success: true })
    expect(await keysIn(store, prefix)).toEqual([])
  })

  it('can delete what they uploaded, but not an image that has changed since', async () => {
    const files = await writeImages(home, ['gone.png', 'changed.png'])
    const { fullResult } = await upload(...files)
    const client = clientOf(store)
    const Key = `${prefix}/changed.png`
    await client.send(new PutObjectCommand({ Bucket: store.bucket, Key, Body: 'another' }))
    client.destroy()
    const heard = await post('/delete', JSON.stringify({ list: [...fullResult, { id: 'unknown' }] }))
    expect(heard).toMatchObject({
      success: false,
      result: [{ success: true }, { success: false }, { success: false }],
    })
    expect(await keysIn(store, prefix)).toEqual(['changed.png'])
    expect(await post('/delete', JSON.stringify({ list: fullResult.slice(0, 1) }))).toMatchObject({
      success: false,
    })
  })

  it.each([
    ['the editor disconnects', (sending: ClientRequest) => sending.destroy()],
    ['Ollim closes its server', () => open.door.dispose()],
  ])('leave nothing on the disk or in the bucket if %s in the middle of a form', async (_what, happens) => {
    const boundary = createHash('sha256').update(home).digest('hex')
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="a"; filename="a.png"\r\n\r\n`
    const sending = ask({
      ...{ host: '127.0.0.1', port: open.port, method: 'POST', path: `/upload?secret=${secret}` },
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': 1_000_000 },
    })
    sending.on('error', () => undefined)
    sending.write(head)
    sending.write(Buffer.concat([await makeUniquePng(), Buffer.alloc(400_000)]))
    const spooled = () => readdir(path.join(home, 'spool')).catch(() => [])
    await expect.poll(spooled).toHaveLength(1)
    await happens(sending)
    await expect.poll(spooled).toEqual([])
    expect([open.engine.list.ids, await keysIn(store, prefix)]).toEqual([[], []])
  })
})
