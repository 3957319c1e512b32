import { randomBytes } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { neverAborted } from '../../../electron/core/aborted'
import type { TimedLink } from '../../../electron/shared/links/link-life'
import { makeSource } from '../../support/files/source-file'
import { cephTarget, targetOf } from '../../support/servers/targets'
import { putRequest, useFolder, useStores } from './stores'

const open = useStores()
const folder = useFolder()
const ceph = inject('ceph')

const awsKeys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  sessionToken: '',
}

async function presigned(
  target: Parameters<typeof open>[0],
  key: string,
  seconds: number,
): Promise<TimedLink> {
  const answer = await open(target).presign(key, seconds, neverAborted())
  if (!answer.ok) throw new Error(answer.problem.kind)
  return answer.value
}

describe.runIf(ceph !== null)('a presigned link of a private bucket', () => {
  if (ceph === null) return
  const target = cephTarget(ceph, { bucket: ceph.privateBucket })

  it.each(['plain.png', '2026/11/한글 이름 (1).png', "plus+percent%25#hash?&=;'!*~.png"])(
    'opens for whoever has it, and for nobody else: %s',
    async (key) => {
      const bytes = randomBytes(1000)
      const source = await makeSource(folder(), 'private.png', bytes)
      await open(target).put(putRequest(source, { key }))

      const { url } = await presigned(target, key, 600)

      const bare = await fetch(url.split('?')[0] ?? '')
      expect(bare.status).toBe(403)
      const response = await fetch(url)
      expect(response.status).toBe(200)
      expect(Buffer.from(await response.arrayBuffer()).equals(bytes)).toBe(true)
    },
  )

  it('no longer opens after its end', async () => {
    const source = await makeSource(folder(), 'short.png', randomBytes(10))
    await open(target).put(putRequest(source, { key: 'short.png' }))

    const { url, linkEndsAt } = await presigned(target, 'short.png', 1)

    expect(linkEndsAt - Date.now()).toBeLessThanOrEqual(1000)
    await expect.poll(async () => (await fetch(url)).status, { timeout: 10_000, interval: 250 }).toBe(403)
  })
})

describe('a presigned link', () => {
  it('has the address that AWS serves, and its end', async () => {
    const before = Date.now()
    const target = targetOf({
      endpoint: '',
      region: 'ap-northeast-2',
      bucket: 'haneul-blog',
      pathStyle: false,
      publicUrlBase: 'https://img.example.com',
      credentials: awsKeys,
    })

    const { url, linkEndsAt } = await presigned(target, '2026/한라산.png', 604_800)

    const { origin, pathname, searchParams } = new URL(url)
    expect(origin).toBe('https://haneul-blog.s3.ap-northeast-2.amazonaws.com')
    expect(pathname).toBe('/2026/%ED%95%9C%EB%9D%BC%EC%82%B0.png')
    expect(searchParams.get('X-Amz-Expires')).toBe('604800')
    expect(searchParams.get('X-Amz-Credential')).toMatch(
      /^AKIAIOSFODNN7EXAMPLE\/\d{8}\/ap-northeast-2\/s3\/aws4_request$/,
    )
    expect(searchParams.get('X-Amz-SignedHeaders')).toBe('host')
    expect(Math.abs(linkEndsAt - before - 604_800_000)).toBeLessThan(5_000)
  })

  it('ends with the temporary credentials that sign it, and carries their token', async () => {
    const expiresAt = Date.now() + 30 * 60_000
    const credentials = {
      ...awsKeys,
      accessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      sessionToken: 'to/ken+==',
      expiresAt,
    }
    const target = targetOf({ endpoint: '', bucket: 'haneul-blog', credentials })

    const { url, linkEndsAt } = await presigned(target, 'a.png', 604_800)

    expect(new URL(url).searchParams.get('X-Amz-Security-Token')).toBe('to/ken+==')
    expect(linkEndsAt).toBeLessThanOrEqual(expiresAt)
    expect(expiresAt - linkEndsAt).toBeLessThan(5_000)
  })

  it('is not made with expired credentials', async () => {
    const credentials = { ...awsKeys, sessionToken: 'token', expiresAt: Date.now() - 1 }

    const answer = await open(targetOf({ credentials })).presign('a.png', 600, neverAborted())

    expect(answer).toMatchObject({ ok: false, problem: { kind: 'credentials-expired' } })
  })
})
