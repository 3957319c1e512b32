import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { emptySettings } from '../../../electron/core/settings/stored-settings'
import sharp from 'sharp'
import { noConversion, type Conversion } from '../../../electron/shared/uploads/conversion'
import { makeImage, makeNoise, svgImage } from '../../support/images/images'
import { looksOf, makeNoted, secrets } from '../../support/images/noted'
import { faultyForTest, httpAnswer } from '../../support/servers/faulty-server'
import { imageAnswer } from '../../support/servers/image-web'
import { startProxy } from '../../support/servers/slow-proxy'
import { environmentOf, runOllim, startOllim } from './ollim'

const store = inject('publicStore')
const ceph = inject('ceph')
let cwd: string
let image: Buffer

beforeAll(async () => {
  cwd = await mkdtemp(path.join(tmpdir(), 'ollim-cli-'))
  image = await makeImage('png')
  await mkdir(path.join(cwd, 'shots/deep'), { recursive: true })
  const names = ['b.png', 'a.png', '한글 이름 +#%.png', 'shots/10.png', 'shots/2.png', 'shots/deep/x.png']
  for (const name of names) await writeFile(path.join(cwd, name), image)
  await writeFile(path.join(cwd, 'notes.txt'), 'no image')
})
afterAll(() => rm(cwd, { recursive: true }))

describe('ollim upload with a destination of the environment', () => {
  it('prints only links that open, one per line in the given order', async () => {
    const env = environmentOf(store)
    const { code, stdout, stderr } = await runOllim(
      ['upload', 'b.png', 'shots', '한글 이름 +#%.png', 'a.png'],
      {
        env,
        cwd,
      },
    )
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const links = stdout.trimEnd().split('\n')
    const base = `${store.endpoint}/${store.bucket}/${env['OLLIM_KEY_TEMPLATE']?.split('/')[0] ?? ''}`
    expect(links).toEqual([
      `${base}/b.png`,
      `${base}/2.png`,
      `${base}/10.png`,
      `${base}/x.png`,
      expect.stringMatching(/%ED%95%9C%EA%B8%80/),
      `${base}/a.png`,
    ])
    for (const link of links) {
      const response = await fetch(link)
      expect(response.headers.get('content-type')).toBe('image/png')
      expect(Buffer.from(await response.arrayBuffer()).equals(image)).toBe(true)
    }
  })

  it('fetches images by their addresses, in the given order, and leaves no copy', async () => {
    const web = await makeImage('png', 3, 3)
    const { endpoint } = await faultyForTest((socket, { path: asked }) =>
      socket.write(
        asked.startsWith('/web') ? imageAnswer('200 OK', {}, web) : httpAnswer('404 Not Found', {}),
      ),
    )
    const temporary = await mkdtemp(path.join(cwd, 'fetched-'))
    const env = { ...environmentOf(store), TMPDIR: temporary }
    const addresses = [`${endpoint}/web.php?id=7`, `${endpoint}/gone.png?token=secret`]
    const { code, stdout, stderr } = await runOllim(['upload', ...addresses, 'a.png'], { env, cwd })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `There is nothing at ${endpoint}/gone.png. Open it in a browser to check it.\n`,
    })
    const links = stdout.trimEnd().split('\n')
    expect(links.map((link) => path.basename(link))).toEqual(['web.png', 'a.png'])
    const served = links.map(async (link) => Buffer.from(await (await fetch(link)).arrayBuffer()))
    expect(await Promise.all(served)).toEqual([web, image])
    expect(await readdir(temporary)).toEqual([])
  })

  it('removes metadata if the saved switch is on, and leaves no copy', async () => {
    const preferences = { ...emptySettings.preferences, removeMetadata: true }
    const [home, temporary] = [path.join(cwd, 'private'), path.join(cwd, 'temporary')]
    await mkdir(home)
    await mkdir(temporary)
    await writeFile(path.join(home, 'settings.json'), JSON.stringify({ ...emptySettings, preferences }))
    const photo = await makeNoted('jpeg', 6)
    await writeFile(path.join(cwd, 'photo.jpg'), photo)
    await writeFile(path.join(cwd, 'scan.tif'), await makeImage('tiff'))
    const env = { ...environmentOf(store), OLLIM_HOME: home, TMPDIR: temporary }
    const { code, stdout, stderr } = await runOllim(['upload', 'photo.jpg', 'scan.tif'], { env, cwd })
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^scan\.tif was .*camera data/),
    })
    const bytes = Buffer.from(await (await fetch(stdout.trim())).arrayBuffer())
    for (const secret of secrets) expect(bytes.includes(secret)).toBe(false)
    expect(await looksOf(bytes)).toEqual(await looksOf(photo))
    expect(await readdir(temporary)).toEqual([])
  })

  /** An environment whose home's settings say how to convert. */
  async function converting(conversion: Conversion) {
    const preferences = { ...emptySettings.preferences, conversion }
    const [home, temporary] = [await mkdtemp(path.join(cwd, 'h-')), await mkdtemp(path.join(cwd, 't-'))]
    await writeFile(path.join(home, 'settings.json'), JSON.stringify({ ...emptySettings, preferences }))
    return { ...environmentOf(store), OLLIM_HOME: home, TMPDIR: temporary }
  }

  it('converts images and makes them smaller as the saved settings say, and leaves no copy', async () => {
    const env = await converting({ ...noConversion, longestSide: 100, to: 'webp' })
    await writeFile(path.join(cwd, 'photo.jpg'), await makeNoted('jpeg', 6, 300))
    await writeFile(path.join(cwd, 'mark.svg'), svgImage)
    const { code, stdout, stderr } = await runOllim(['upload', 'photo.jpg', 'mark.svg'], { env, cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [photo = '', mark = ''] = stdout.trim().split('\n')
    expect(photo).toMatch(/photo\.webp$/)
    expect(mark).toMatch(/mark\.svg$/)
    const bytes = Buffer.from(await (await fetch(photo)).arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 93, height: 100 })
    expect(await readdir(env.TMPDIR)).toEqual([])
  })

  it('converts images and makes them smaller as its options say, whatever the settings are', async () => {
    const env = await converting({ ...noConversion, longestSide: 50, quality: 65 })
    await writeFile(path.join(cwd, 'wide.png'), await makeNoise('png', 400, 200))
    const options = ['--convert', 'jpeg', '--width', '100', '--longest-side', '0']
    const { code, stdout, stderr } = await runOllim(['upload', ...options, 'wide.png'], { env, cwd })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const bytes = Buffer.from(await (await fetch(stdout.trim())).arrayBuffer())
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 100, height: 50 })
  })

  it('says which image was not converted as its options say, and prints its link all the same', async () => {
    await writeFile(path.join(cwd, 'mark.svg'), svgImage)
    const given = ['upload', '--convert', 'jpeg', 'mark.svg']
    const { code, stdout, stderr } = await runOllim(given, { env: environmentOf(store), cwd })
    const reason = 'because Ollim does not convert images of its type'
    expect({ code, stderr }).toEqual({ code: 0, stderr: `mark.svg was uploaded as it is, ${reason}.\n` })
    expect(stdout).toMatch(/mark(-\d+)?\.svg\n$/)
  })

  it.runIf(process.platform === 'linux')('leaves no running converter when it is killed', async () => {
    const env = await converting({ ...noConversion, to: 'avif' })
    await writeFile(path.join(cwd, 'long.png'), await makeNoise('png', 4000, 3000))
    const { child, ended } = startOllim(['upload', 'long.png'], { env, cwd })
    const children = () => readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8')
    await expect.poll(async () => readdir(env.TMPDIR, { recursive: true })).toHaveLength(2)
    await expect.poll(async () => (await children()).trim()).not.toBe('')
    const converter = `/proc/${(await children()).trim()}/cmdline`
    expect(await readFile(converter, 'utf8')).toContain('converter-worker')
    child.kill('SIGKILL')
    await ended
    await expect.poll(() => readFile(converter, 'utf8').catch(() => 'gone'), { timeout: 3000 }).toBe('gone')
  })

  it('prints presigned links that last as long as OLLIM_LINK_LIFE says', async () => {
    const upload = async (life: string, ...format: string[]) => {
      const env = { ...environmentOf(store), OLLIM_LINK_LIFE: life }
      const { code, stdout, stderr } = await runOllim(['upload', ...format, 'a.png'], { env, cwd })
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      return stdout.trim()
    }
    const week = new URL(await upload('7d'))
    expect(week.searchParams.get('X-Amz-Expires')).toBe('604800')
    expect((await fetch(week)).status).toBe(200)

    const rows: unknown = JSON.parse(await upload('15m', '--format', 'json'))
    const [{ url, linkEndsAt }] = z.tuple([z.object({ url: z.string(), linkEndsAt: z.string() })]).parse(rows)
    expect(new URL(url).searchParams.get('X-Amz-Expires')).toBe('900')
    expect(Math.abs(Date.parse(linkEndsAt) - Date.now() - 900_000)).toBeLessThan(60_000)

    const short = await upload('1s')
    await expect.poll(async () => (await fetch(short)).status, { timeout: 10_000 }).toBe(403)
    expect(await upload('0')).not.toContain('X-Amz-')
  })

  it('continues after files that fail, and names them', async () => {
    const { code, stdout, stderr } = await runOllim(
      ['upload', '--format', 'markdown', 'missing.png', 'a.png', 'notes.txt'],
      { env: environmentOf(store), cwd },
    )
    expect(code).toBe(1)
    expect(stdout).toMatch(/^!\[a\]\(http:.+\/a\.png\)\n$/)
    expect(stderr).toMatch(/^missing\.png is .+\nnotes\.txt is .+\n$/)
  })

  it('prints one JSON array with a row for each image, and for each input without one', async () => {
    await mkdir(path.join(cwd, 'empty'), { recursive: true })
    const { code, stdout } = await runOllim(
      ['upload', '--format', 'json', 'missing.png', 'shots', 'empty', './a.png'],
      { env: environmentOf(store), cwd },
    )
    expect(code).toBe(1)
    const done = { status: 'done', bytes: image.length, contentType: 'image/png', destination: store.bucket }
    const arrived = {
      ...done,
      url: expect.stringMatching(/^http/),
      key: expect.any(String),
      etag: expect.any(String),
    }
    const failed = { status: 'failed', failure: { message: expect.any(String), retryable: false } }
    expect(JSON.parse(stdout)).toMatchObject([
      { file: 'missing.png', ...failed },
      { file: path.join('shots', '2.png'), ...arrived },
      { file: path.join('shots', '10.png'), ...arrived },
      { file: path.join('shots', 'deep', 'x.png'), ...arrived },
      { file: 'empty', ...failed },
      { file: './a.png', ...arrived },
    ])
  })

  it('uploads fifty files with equal names under fifty keys', async () => {
    const files = Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? 'a.png' : 'b.png'))
    const { code, stdout } = await runOllim(['upload', '--format', 'json', ...files], {
      env: environmentOf(store),
      cwd,
    })
    expect(code).toBe(0)
    const rows: unknown = JSON.parse(stdout)
    expect(rows).toMatchObject(files.map((file) => ({ file, status: 'done' })))
    expect(new Set(stdout.match(/"key": "[^"]+"/g)).size).toBe(50)
  })

  it('succeeds even if its output is closed early', async () => {
    const { child, ended } = startOllim(['upload', 'a.png', 'b.png'], { env: environmentOf(store), cwd })
    child.stdout?.destroy()
    expect(await ended).toMatchObject({ code: 0, stderr: '' })
  })

  it('reports which variable is missing', async () => {
    const { OLLIM_SECRET_ACCESS_KEY: _secret, ...env } = environmentOf(store)
    const { code, stdout, stderr } = await runOllim(['upload', 'a.png'], { env, cwd })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain('OLLIM_SECRET_ACCESS_KEY is missing.')
  })

  it('ends in bounded time if there is no server', async () => {
    const env = { ...environmentOf(store), OLLIM_ENDPOINT: 'http://127.0.0.1:1' }
    const { code, stdout } = await runOllim(['upload', '--format', 'json', 'a.png'], { env, cwd })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject([
      { file: 'a.png', status: 'failed', failure: { retryable: true } },
    ])
  })
})

describe.runIf(ceph !== null)('ollim upload to Ceph', () => {
  if (ceph === null) return
  const owned = { ...ceph, bucket: ceph.publicBucket }

  it.each([
    ['a wrong secret', { OLLIM_SECRET_ACCESS_KEY: 'wrongSecret' }, 'secret-wrong'],
    ['somebody else’s bucket', { OLLIM_BUCKET: ceph.deniedBucket }, 'access-denied'],
    ['a certificate nobody trusts', { OLLIM_ENDPOINT: ceph.secureEndpoint }, 'tls'],
  ])('fails for every file with %s', async (_what, change, kind) => {
    const env: Record<string, string> = { ...environmentOf(owned), ...change }
    const { code, stdout, stderr } = await runOllim(['upload', '--format', 'json', 'a.png', 'b.png'], {
      env,
      cwd,
    })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject([
      { file: 'a.png', status: 'failed', failure: { kind, retryable: false } },
      { file: 'b.png', status: 'failed', failure: { kind, retryable: false } },
    ])
    expect(`${stdout}${stderr}`).not.toContain(env['OLLIM_SECRET_ACCESS_KEY'])
  })

  it('trusts the private authority that OLLIM_CA_FILE names', async () => {
    const secure = { OLLIM_ENDPOINT: ceph.secureEndpoint, OLLIM_CA_FILE: ceph.authorityFile }
    const ended = await runOllim(['upload', 'a.png'], { env: { ...environmentOf(owned), ...secure }, cwd })
    expect(ended).toMatchObject({ code: 0, stderr: '' })
    expect(ended.stdout).toMatch(/^https:/)
  })

  it('leaves no incomplete image in the bucket when it is interrupted', async () => {
    await writeFile(path.join(cwd, 'large.png'), await makeNoise('png', 1200, 1200))
    const proxy = await startProxy(ceph.endpoint)
    const env: Record<string, string> = { ...environmentOf(owned), OLLIM_ENDPOINT: proxy.endpoint }
    proxy.slow(100_000)
    try {
      const { child, ended } = startOllim(['upload', '--format', 'json', 'a.png', 'large.png'], { env, cwd })
      const link = (name: string) =>
        `${ceph.endpoint}/${owned.bucket}/${env['OLLIM_KEY_TEMPLATE']?.split('/')[0] ?? ''}/${name}`
      await expect.poll(async () => (await fetch(link('a.png'))).status, { timeout: 20_000 }).toBe(200)
      child.kill('SIGINT')
      const { code, stdout } = await ended
      expect(code).toBe(130)
      expect(JSON.parse(stdout)).toMatchObject([
        { file: 'a.png', status: 'done' },
        { file: 'large.png', status: 'failed' },
      ])
      // Who may not list the bucket is told 403 of a key that is free.
      expect((await fetch(link('large.png'))).status).toBe(403)
    } finally {
      await proxy.shut()
    }
  })
})
