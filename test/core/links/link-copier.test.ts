import { beforeEach, describe, expect, it } from 'vitest'
import { LinkCopier, type CopiedLink } from '../../../electron/core/links/link-copier'
import { defaultPreferences } from '../../../electron/core/settings/stored-preferences'
import { linkFormats, type LinkFormat, type OwnLinkFormat } from '../../../electron/shared/links/link-format'
import type { Notice } from '../../../electron/shared/app/notice'

const subjects: readonly CopiedLink[] = ['night-market', 'tea bowl'].map((name) => ({
  url: `https://img.example/${encodeURIComponent(name)}.png`,
  name: `${name}.png`,
  key: `${name}.png`,
  sizeBytes: 10,
  destinationId: 'blog',
}))

describe('copying links', () => {
  let clipboard: string
  let rich: string
  let format: LinkFormat
  let own: OwnLinkFormat
  let notices: Notice[]
  let copier: LinkCopier
  beforeEach(() => {
    clipboard = 'what was there before'
    rich = ''
    format = 'markdown'
    own = 'general'
    notices = []
    copier = new LinkCopier({
      notices: { post: (notice) => notices.push(notice) },
      preferences: () => ({ ...defaultPreferences, linkFormat: format }),
      destination: (id) => (id === 'blog' ? { linkFormat: own } : undefined),
      clipboard: {
        writeText: async () => undefined,
        writeLinks: async ({ text, html }) => {
          clipboard = text
          rich = html
        },
        readText: async () => clipboard,
        snapshot: async () => {
          const before = clipboard
          return async () => {
            clipboard = before
          }
        },
      },
    })
  })

  it('copies one link per line, in the chosen format', async () => {
    expect(await copier.copy(subjects)).toBe(2)
    expect(clipboard).toBe(
      '![night market](https://img.example/night-market.png)\n![tea bowl](https://img.example/tea%20bowl.png)',
    )
  })

  it('adds the pictures themselves for rich editors', async () => {
    await copier.copy(subjects)
    expect(rich).toBe(
      '<img src="https://img.example/night-market.png" alt="night market"><br>\n<img src="https://img.example/tea%20bowl.png" alt="tea bowl">',
    )
  })

  it('adds nothing to text that is data', async () => {
    await copier.copy(subjects, 'json')
    expect(JSON.parse(clipboard)).toMatchObject(subjects.map(({ url }) => ({ url })))
    expect(rich).toBe('')
  })

  it('reports every copy with its format, but not an empty one', async () => {
    await copier.copy(subjects)
    await copier.copy([])
    await copier.copy(subjects.slice(0, 1), 'html')
    expect(notices).toEqual([
      { kind: 'links-copied', count: 2, formats: ['markdown'] },
      { kind: 'links-copied', count: 1, formats: ['html'] },
    ])
  })

  it('uses another format on request, without choosing it for good', async () => {
    await copier.copy(subjects.slice(0, 1), 'url')
    expect(clipboard).toBe('https://img.example/night-market.png')
    expect(copier.lines(subjects.slice(0, 1))).toEqual([
      '![night market](https://img.example/night-market.png)',
    ])
  })

  it('writes one link in every format, as a copy of it would', async () => {
    const [link = expect.fail()] = subjects
    const written = copier.inEveryFormat(link)
    expect(written.map((one) => one.format)).toEqual(linkFormats)
    for (const { format: asked, text } of written) {
      await copier.copy([link], asked)
      expect(text).toBe(clipboard)
    }
  })

  it("writes each link in its destination's own format, if it has one", async () => {
    own = 'bbcode'
    await copier.copy(
      subjects.map((link, index) => (index === 0 ? link : { ...link, destinationId: 'gone' })),
    )
    expect(clipboard).toBe(
      '[img]https://img.example/night-market.png[/img]\n![tea bowl](https://img.example/tea%20bowl.png)',
    )
    expect(notices).toMatchObject([{ formats: ['bbcode', 'markdown'] }])
  })

  it('makes no array if only some links are JSON', async () => {
    own = 'json'
    await copier.copy(subjects)
    expect(JSON.parse(clipboard)).toHaveLength(2)
    await copier.copy(
      subjects.map((link, index) => (index === 0 ? link : { ...link, destinationId: 'gone' })),
    )
    expect(clipboard.split('\n').map((line) => line.slice(0, 2))).toEqual(['{"', '!['])
  })

  it('leaves the clipboard alone if there is no link', async () => {
    expect(await copier.copy([])).toBe(0)
    expect(clipboard).toBe('what was there before')
  })

  it('restores the former clipboard', async () => {
    await copier.copy(subjects)
    expect(await copier.undo()).toBe(true)
    expect(clipboard).toBe('what was there before')
  })

  it('keeps what was copied since', async () => {
    await copier.copy(subjects)
    clipboard = 'something newer'
    expect(await copier.undo()).toBe(false)
    expect(clipboard).toBe('something newer')
  })

  it('undoes a copy once', async () => {
    await copier.copy(subjects)
    await copier.undo()
    expect(await copier.undo()).toBe(false)
  })
})
