import type { DestinationFields } from '../../shared/destinations/destination'
import {
  linkFormats,
  type FormattedLink,
  type LinkFormat,
  type LinkSubject,
} from '../../shared/links/link-format'
import type { CopyProof } from '../../shared/links/link-proof'
import { linkFormatOf, type Preferences } from '../../shared/app/settings'
import type { NoticeBoard } from '../notice-board'
import type { LinkClipboard, WrittenLinks } from '../ports/clipboard'
import { formatLink, joinLinks } from './format-link'
import { richLink } from './rich-links'

/** A link to copy, with what decides its format. */
export interface CopiedLink extends LinkSubject {
  readonly destinationId: string
}

export interface LinkCopierNeeds {
  readonly clipboard: LinkClipboard
  readonly preferences: () => Pick<Preferences, 'linkFormat' | 'customLinkTemplate'>
  /** Returns undefined if the destination was deleted. */
  readonly destination: (id: string) => Pick<DestinationFields, 'linkFormat'> | undefined
  /** Receives a notice of every copy, so that the window can offer to undo it. */
  readonly notices: Pick<NoticeBoard, 'post'>
  /** Checks links before they are copied, if the person wants that; must not take long. */
  readonly prove?: (links: readonly LinkSubject[]) => Promise<CopyProof | undefined>
}

/** Puts links on the clipboard, one per line, and can restore what was there before. */
export class LinkCopier {
  readonly #needs: LinkCopierNeeds
  #last: { readonly text: string; readonly restore: () => Promise<void> } | undefined

  constructor(needs: LinkCopierNeeds) {
    this.#needs = needs
  }

  lines(links: readonly CopiedLink[], asked?: LinkFormat): readonly string[] {
    const { customLinkTemplate } = this.#needs.preferences()
    return links.map((link) => formatLink(asked ?? this.#formatOf(link), customLinkTemplate, link))
  }

  inEveryFormat(link: LinkSubject): readonly FormattedLink[] {
    const { customLinkTemplate } = this.#needs.preferences()
    return linkFormats.map((format) => ({ format, text: formatLink(format, customLinkTemplate, link) }))
  }

  /** The links as text, and as rich text if every one of them has a rich form. */
  write(links: readonly CopiedLink[], asked?: LinkFormat): WrittenLinks {
    const rich = links.flatMap((link) => richLink(asked ?? this.#formatOf(link), link) ?? [])
    const [format = 'url', other] = this.#formatsOf(links, asked)
    return {
      // They can only form a JSON array if all of them are JSON.
      text: joinLinks(other === undefined ? format : 'url', this.lines(links, asked)),
      html: rich.length === links.length ? rich.join('<br>\n') : '',
    }
  }

  /** @returns how many links were copied; if none, the clipboard is left alone */
  async copy(links: readonly CopiedLink[], asked?: LinkFormat): Promise<number> {
    if (links.length === 0) return 0
    const proof = await this.#needs.prove?.(links)
    const written = this.write(links, asked)
    const restore = await this.#needs.clipboard.snapshot()
    await this.#needs.clipboard.writeLinks(written)
    this.#last = { text: written.text, restore }
    const formats = this.#formatsOf(links, asked)
    this.#needs.notices.post({ kind: 'links-copied', count: links.length, formats, ...(proof && { proof }) })
    if (proof?.state === 'suspect') {
      const { count, proof: first } = proof
      this.#needs.notices.post({ kind: 'links-suspect', count, outcome: first.outcome })
    }
    return links.length
  }

  /** The formats in use, each once. */
  #formatsOf(links: readonly CopiedLink[], asked: LinkFormat | undefined): readonly LinkFormat[] {
    return [...new Set(links.map((link) => asked ?? this.#formatOf(link)))]
  }

  #formatOf({ destinationId }: CopiedLink): LinkFormat {
    const { destination, preferences } = this.#needs
    return linkFormatOf(destination(destinationId), preferences())
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
