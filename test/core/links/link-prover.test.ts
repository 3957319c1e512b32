import { describe, expect, it } from 'vitest'
import { LinkProver, sumUpProofs } from '../../../electron/core/links/link-prover'
import type { PublicAnswer } from '../../../electron/core/ports/web'
import { success } from '../../../electron/shared/result'
import { FakeClock } from '../../support/fake-clock'
import { settled } from '../../support/settled'

const subject = (url: string, change = {}) => ({
  url,
  name: 'a.png',
  key: 'a.png',
  sizeBytes: 4200,
  ...change,
})

const answer: PublicAnswer = {
  status: 206,
  code: '',
  requestId: '',
  contentType: 'image/png; charset=binary',
  contentDisposition: '',
  finalUrl: '',
  isFromCache: false,
  sizeBytes: 4200,
  milliseconds: 84,
}

/** A web in which some addresses answer otherwise, and those with `slow` in them never. */
function proverOf(changes: Readonly<Record<string, Partial<PublicAnswer>>> = {}) {
  const clock = new FakeClock()
  const asked: string[] = []
  const prover = new LinkProver({
    clock,
    web: {
      fetchHead: (url, signal) => {
        asked.push(url)
        const found = success({ ...answer, finalUrl: url, ...changes[url] })
        if (!url.includes('slow')) return Promise.resolve(found)
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve(found)))
      },
    },
  })
  return { prover, clock, asked }
}

describe('opening links as readers would', () => {
  it('reports type and time of a link that opens', async () => {
    const { prover } = proverOf()
    await expect(prover.prove([subject('https://x/a.png')], 2000)).resolves.toMatchObject([
      { outcome: { status: 'passed', note: 'opened' }, contentType: 'image/png', milliseconds: 84 },
    ])
  })

  it('keeps the order of links, however many there are', async () => {
    const { prover, asked } = proverOf({ 'https://x/7.png': { status: 403 } })
    const urls = Array.from({ length: 30 }, (_, index) => `https://x/${String(index)}.png`)

    const proofs = await prover.prove(
      urls.map((url) => subject(url)),
      2000,
    )

    expect(asked.toSorted()).toEqual(urls.toSorted())
    expect(proofs.findIndex((proof) => proof?.outcome.status === 'failed')).toBe(7)
  })

  it('gives up on links that do not answer in time, and on no others', async () => {
    const { prover, clock } = proverOf()
    const proofs = prover.prove([subject('https://slow/a.png'), subject('https://x/b.png')], 2000)
    await settled()
    clock.advance(2000)

    const [late, fast] = await proofs
    expect(late).toBeUndefined()
    expect(fast?.outcome.status).toBe('passed')
  })

  it('sends no request for an expired link', async () => {
    const { prover, clock, asked } = proverOf()
    const [proof] = await prover.prove([subject('https://x/a.png', { linkEndsAt: clock.now() - 1 })], 2000)
    expect(proof?.outcome).toMatchObject({ failure: { facts: { reason: 'linkEnded' } } })
    expect(asked).toEqual([])
  })

  it('says of a link that ends before the answer that it has expired', async () => {
    const clock = new FakeClock()
    const fetchHead = async (finalUrl: string) => {
      clock.advance(100)
      return success({ ...answer, finalUrl, status: 403, code: 'AccessDenied' })
    }
    const link = subject('https://x/a.png?X-Amz-Signature=c0ffee', { linkEndsAt: clock.now() + 100 })
    const [proof] = await new LinkProver({ clock, web: { fetchHead } }).prove([link], 2000)
    expect(proof?.outcome).toMatchObject({ failure: { facts: { reason: 'linkEnded' } } })
  })
})

describe('the check before links are copied', () => {
  it('reports the slowest link if all open well', async () => {
    const { prover } = proverOf({ 'https://x/b.png': { milliseconds: 300 } })
    await expect(
      prover.proveCopy([subject('https://x/a.png'), subject('https://x/b.png')]),
    ).resolves.toMatchObject({ state: 'open', proof: { milliseconds: 300 } })
  })

  it('reports a problem if one does not open, or not as an image, however late the others are', async () => {
    const { prover, clock } = proverOf({
      'https://x/b.png': { status: 403 },
      'https://x/c.png': { contentType: 'text/plain' },
    })
    const summed = prover.proveCopy(
      ['https://slow/a.png', 'https://x/b.png', 'https://x/c.png'].map((url) => subject(url)),
    )
    await settled()
    clock.advance(2000)
    await expect(summed).resolves.toMatchObject({
      state: 'suspect',
      count: 2,
      proof: { outcome: { status: 'failed' } },
    })
  })

  it('waits two seconds and no longer', async () => {
    const { prover, clock } = proverOf()
    const summed = prover.proveCopy([subject('https://slow/a.png')])
    await settled()
    clock.advance(1999)
    await expect(Promise.race([summed, Promise.resolve('waiting')])).resolves.toBe('waiting')
    clock.advance(1)
    await expect(summed).resolves.toEqual({ state: 'late' })
  })

  it('reports nothing without links', () => {
    expect(sumUpProofs([])).toBeUndefined()
  })
})
