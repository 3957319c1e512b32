import { describe, expect, it } from 'vitest'
import type { DraggedLinks } from '../../../electron/shared/links/link-format'
import { LinksToDrag } from '../../../renderer/screens/links-to-drag'

const url = (id: string) => `https://i.example/${id}.png`
const markdownOf = (ids: readonly string[]): DraggedLinks => ({
  urls: ids.map(url),
  text: ids.map((id) => `![${id}](${url(id)})`).join('\n'),
  html: '',
})

/** Main's answers come when the test lets them. */
function linksFromMain() {
  const answers = new Map<string, () => void>()
  const links = new LinksToDrag({
    linksToDrag: (ids) => new Promise((resolve) => answers.set(ids.join(), () => resolve(markdownOf(ids)))),
  })
  const answer = async (ids: string) => {
    answers.get(ids)?.()
    await Promise.resolve()
  }
  const drag = (ids: readonly string[]): string => {
    const data = new Map<string, string>()
    links.fill(ids, ids.map(url), { effectAllowed: 'none', setData: (type, text) => data.set(type, text) })
    return data.get('text/plain') ?? ''
  }
  return { links, answer, drag }
}

describe('LinksToDrag', () => {
  it('carries the links in the chosen format, or bare URLs if main has not answered yet', async () => {
    const { links, answer, drag } = linksFromMain()
    links.prepare(['a'])
    expect(drag(['a'])).toBe(url('a'))
    await answer('a')
    expect(drag(['a'])).toBe(`![a](${url('a')})`)
    expect(drag(['b'])).toBe(url('b'))
  })

  it('carries what was pressed last, even if the answer to an earlier press comes after its own', async () => {
    const { links, answer, drag } = linksFromMain()
    links.prepare(['a'])
    links.prepare(['b'])
    await answer('b')
    await answer('a')
    expect(drag(['b'])).toBe(`![b](${url('b')})`)
  })

  it('carries nothing of what was pressed before', async () => {
    const { links, answer, drag } = linksFromMain()
    links.prepare(['a'])
    await answer('a')
    links.prepare(['b'])
    expect(drag(['b'])).toBe(url('b'))
  })
})
