import { beforeEach, describe, expect, it } from 'vitest'
import { prepareVersion, type JudgedVersion } from '../../../../electron/core/history/changes/new-version'
import type { ConversionOrder } from '../../../../electron/core/ports/images'
import type { SourceFile } from '../../../../electron/core/ports/files'
import { noConversion, type Conversion } from '../../../../electron/shared/uploads/conversion'
import { success } from '../../../../electron/shared/result'
import { noMetadata } from '../../../support/no-op-ports'

const source: SourceFile = { path: '/new/b.png', sizeBytes: 77, modifiedAt: 5 }
const copy: SourceFile = { path: '/spool/copy.png', sizeBytes: 40, modifiedAt: 6 }
const version: JudgedVersion = {
  source,
  contentType: 'image/png',
  dimensions: { width: 3, height: 2 },
  sha256: 'a',
}

describe('preparing a replacement image', () => {
  let orders: ConversionOrder[]

  beforeEach(() => {
    orders = []
  })

  function prepare(conversion: Conversion, key = 'a/b.png', isDrawn = true) {
    return prepareVersion(
      {
        files: {
          nameOf: (path) => path,
          inspect: () => Promise.reject(new Error()),
          sha256: async () => success('b'),
        },
        metadata: noMetadata,
        converter: {
          convert: async (order) => {
            orders.push(order)
            const { contentType, conversion: how } = order
            if (!isDrawn) return success(undefined)
            return success({
              file: copy,
              contentType: how.to === 'webp' ? 'image/webp' : contentType,
              dimensions: { width: 2, height: 1 },
            })
          },
        },
        removesMetadata: () => false,
        conversion: () => conversion,
        spool: { release: async () => undefined },
      },
      version,
      { name: 'b', key },
      new AbortController().signal,
    )
  }

  it('makes it smaller, but never changes the type that its key names', async () => {
    expect(await prepare({ ...noConversion, longestSide: 2, to: 'webp' })).toEqual({
      ok: true,
      value: {
        source: copy,
        original: source,
        contentType: 'image/png',
        dimensions: { width: 2, height: 1 },
        sha256: 'b',
      },
    })
    expect(orders).toMatchObject([
      { source, conversion: { to: 'same', longestSide: 2 }, keepsMetadata: true },
    ])
  })

  it('converts it to the type that its key names, as the former image was', async () => {
    expect(await prepare({ ...noConversion, to: 'webp' }, 'a/b.webp')).toMatchObject({
      ok: true,
      value: { source: copy, original: source, contentType: 'image/webp' },
    })
  })

  it('refuses an image that cannot be converted to the type of its key', async () => {
    expect(await prepare({ ...noConversion, to: 'webp' }, 'a/b.webp', false)).toMatchObject({
      ok: false,
      problem: { kind: 'not-an-image', facts: { reason: 'otherType', actual: 'PNG', key: 'a/b.webp' } },
    })
  })

  it('leaves an image that is not too large', async () => {
    expect(await prepare({ ...noConversion, longestSide: 3, to: 'webp' })).toEqual({
      ok: true,
      value: version,
    })
    expect(orders).toEqual([])
  })
})
