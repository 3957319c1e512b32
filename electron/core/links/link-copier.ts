import type { LinkFormat, LinkSubject } from '../../shared/link-format'
import type { Preferences } from '../../shared/settings'
import type { NoticeBoard } from '../notice-board'
import type { LinkClipboard, WrittenLinks } from '../ports'
import { formatLink, joinLinks } from './format-link'
import { richLink } from './rich-links'

export interface LinkCopierNeeds {
  readonly clipboard: LinkClipboard
  readonly preferences: () => Preferences
  /** Learns of every copy, so that the window can offer the way back. */
  readonly notices: Pick<NoticeBoard, 'post'>
}

/** Puts links on the clipboard, one a line, and can put back what was there before. */
export class LinkCopier {
  readonly #needs: LinkCopierNeeds
  #last: { readonly text: string; readonly restore: () => Promise<void> } | undefined

  constructor(needs: LinkCopierNeeds) {
    this.#needs = needs
  }

  lines(subjects: readonly LinkSubject[], format?: LinkFormat): readonly string[] {
    const { linkFormat, customLinkTemplate } = this.#needs.preferences()
    return subjects.map((subject) => formatLink(format ?? linkFormat, customLinkTemplate, subject))
  }

  /** The links as text, and as rich text where every one of them has such a form. */
  write(subjects: readonly LinkSubject[], asked?: LinkFormat): WrittenLinks {
    const format = asked ?? this.#needs.preferences().linkFormat
    const rich = subjects.flatMap((subject) => richLink(format, subject) ?? [])
    return {
      text: joinLinks(format, this.lines(subjects, format)),
      html: rich.length === subjects.length ? rich.join('<br>\n') : '',
    }
  }

  /** @returns how many links were copied; with none the clipboard is left alone */
  async copy(subjects: readonly LinkSubject[], format?: LinkFormat): Promise<number> {
    if (subjects.length === 0) return 0
    const links = this.write(subjects, format)
    const restore = await this.#needs.clipboard.snapshot()
    await this.#needs.clipboard.writeLinks(links)
    this.#last = { text: links.text, restore }
    const { notices, preferences } = this.#needs
    notices.post({
      kind: 'links-copied',
      count: subjects.length,
      format: format ?? preferences().linkFormat,
    })
    return subjects.length
  }

  /** Undoes the last copy, unless something else has been copied since. */
  async undo(): Promise<boolean> {
    const last = this.#last
    this.#last = undefined
    if (last === undefined) return false
    if ((await this.#needs.clipboard.readText()) !== last.text) return false
    await last.restore()
    return true
  }
}
