import type { LinkFormat, LinkSubject } from '../../shared/link-format'
import type { Preferences } from '../../shared/settings'
import type { NoticeBoard } from '../notice-board'
import type { LinkClipboard } from '../ports'
import { formatLink } from './format-link'

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

  /** @returns how many links were copied; with none the clipboard is left alone */
  async copy(subjects: readonly LinkSubject[], format?: LinkFormat): Promise<number> {
    if (subjects.length === 0) return 0
    const text = this.lines(subjects, format).join('\n')
    const restore = await this.#needs.clipboard.snapshot()
    await this.#needs.clipboard.writeText(text)
    this.#last = { text, restore }
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
