import { beforeEach, describe, expect, it } from 'vitest'
import { prepareVersion, type JudgedVersion } from '../../../electron/core/history/new-version'
import type { ConversionOrder, SourceFile } from '../../../electron/core/ports'
import type { Conversion } from '../../../electron/shared/conversion'
import { success } from '../../../electron/shared/result'
import { noMetadata } from '../../support/as-it-is'

const source: SourceFile = { path: '/new/b.png', sizeBytes: 77, modifiedAt: 5 }
const copy: SourceFile = { path: '/spool/copy.png', sizeBytes: 40, modifiedAt: 6 }
const version: JudgedVersion = {
  source,
  contentType: 'image/png',
  dimensions: { width: 3, height: 2 },
  sha256: 'a',
}

describe('preparing an image that takes another’s place', () => {
  let orders: ConversionOrder[]

  beforeEach(() => {
    orders = []
  })

  function prepare(conversion: Conversion) {
    return prepareVersion(
      {
        files: {
          nameOf: (path) => path,
          look: () => Promise.reject(new Error()),
          sha256: async () => success('b'),
        },
        metadata: noMetadata,
        converter: {
          convert: async (order) => {
            orders.push(order)
            return success({
              file: copy,
              contentType: order.contentType,
              dimensions: { width: 2, height: 1 },
            })
          },
        },
        removesMetadata: () => false,
        conversion: () => conversion,
        spool: { release: async () => undefined },
      },
      version,
      new AbortController().signal,
    )
  }

  it('makes it smaller, and never of another type than its key says', async () => {
    expect(await prepare({ longestSide: 2, to: 'webp', quality: 82 })).toEqual({
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

  it('leaves alone what is not too large', async () => {
    expect(await prepare({ longestSide: 3, to: 'webp', quality: 82 })).toEqual({ ok: true, value: version })
    expect(orders).toEqual([])
  })
})
