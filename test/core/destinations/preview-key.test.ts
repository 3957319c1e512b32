import { describe, expect, it } from 'vitest'
import { previewKey } from '../../../electron/core/destinations/preview-key'
import { publicUrl } from '../../../electron/core/links/public-url'
import type { DestinationFields } from '../../../electron/shared/destinations/destination'
import { awsDraft, serverDraft } from './draft'

const at = new Date(2026, 10, 18, 9, 41, 0).getTime()
const { fields } = awsDraft({ publicUrlBase: 'https://img.haneul.blog' })

describe('the preview of a key template', () => {
  it('shows the key of an example image', () => {
    expect(previewKey(fields, at, () => 0)).toEqual({
      ok: true,
      value: {
        key: '2026/11/night-market.png',
        url: 'https://img.haneul.blog/2026/11/night-market.png',
      },
    })
  })

  it('gives every variable a value', () => {
    const keyTemplate = '{folder}/{hash:8}-{uuid}-{random:3}-{counter}.{ext}'
    const preview = previewKey({ ...fields, keyTemplate }, at, () => 0.5)
    expect(preview.ok && preview.value.key).toMatch(/^seoul\/[0-9a-f]{8}-[0-9a-f-]{36}-iii-1\.png$/)
  })

  it('reports what is wrong with the template, and ignores other fields', () => {
    expect(previewKey({ ...fields, bucket: '', keyTemplate: '{nmae}' }, at, () => 0)).toEqual({
      ok: false,
      problem: [{ field: 'keyTemplate', problem: 'template-unknown-variable', facts: { name: 'nmae' } }],
    })
  })

  it('shows the form as it would be saved', () => {
    const preview = previewKey(
      { ...fields, publicUrlBase: ' img.haneul.blog/ ', keyTemplate: ' {name} ' },
      at,
      () => 0,
    )
    expect(preview).toEqual({
      ok: true,
      value: { key: 'night-market', url: 'https://img.haneul.blog/night-market' },
    })
  })

  it('shows the address of a presigned link, which is the bucket’s own, without its signature', () => {
    const presigned = { ...fields, publicUrlBase: 'https://img.haneul.blog', linkLifeSeconds: 3600 }
    expect(previewKey({ ...presigned, keyTemplate: '{name}' }, at, () => 0)).toEqual({
      ok: true,
      value: { key: 'night-market', url: publicUrl({ ...fields, publicUrlBase: '' }, 'night-market') },
    })
  })

  it.each<[string, DestinationFields]>([
    ['bucket', awsDraft({ bucket: '' }).fields],
    ['region', awsDraft({ region: '' }).fields],
    ['endpoint', serverDraft({ endpoint: '' }).fields],
  ])('has no URL while the %s is missing', (_field, unfinished) => {
    const preview = previewKey(unfinished, at, () => 0)
    expect(preview).toEqual({ ok: true, value: { key: '2026/11/night-market.png', url: '' } })
  })
})
