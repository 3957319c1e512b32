import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import type { TakenKeyChoice } from '../../../electron/shared/app/settings'
import { linksIn } from '../../support/faults/real-engine'
import { RealPrepareBench } from '../../support/faults/real-prepare-bench'
import { makeUniquePng } from '../../support/images/write-images'

const store = inject('publicStore')

describe('an image whose name is taken', () => {
  let bench: RealPrepareBench

  beforeEach(async () => {
    bench = await RealPrepareBench.open(store)
  })
  afterEach(() => bench.dispose())

  async function upload(onTakenKey: TakenKeyChoice, sizeBytes = 16) {
    const bytes = await makeUniquePng(sizeBytes)
    const states = await bench.upload([await bench.write('a.png', bytes)], { onTakenKey })
    return { bytes, states }
  }

  async function served(url = ''): Promise<Buffer> {
    const response = await fetch(url)
    expect(response.status).toBe(200)
    return Buffer.from(await response.arrayBuffer())
  }

  it.each([
    ['a small one', 16],
    ['one in parts', 17 * 1024 ** 2],
  ])('takes the place of the former if that is wanted: %s', async (_what, sizeBytes) => {
    await upload('replace')
    const { bytes, states } = await upload('replace', sizeBytes)
    expect(states).toEqual(['done'])
    const links = linksIn(bench.home)
    expect(new Set(links.map(({ url }) => url)).size).toBe(1)
    expect((await served(links[0]?.url)).equals(bytes)).toBe(true)
  })

  it('gets another name otherwise, or is skipped, and the former stays', async () => {
    const { bytes } = await upload('suffix')
    expect((await upload('suffix')).states).toEqual(['done'])
    expect((await upload('skip')).states).toEqual(['failed'])
    const urls = linksIn(bench.home).map(({ url }) => url)
    expect(urls.map((url) => url.slice(url.lastIndexOf('/')))).toEqual(['/a-2.png', '/a.png'])
    expect((await served(urls[1])).equals(bytes)).toBe(true)
  })
})
