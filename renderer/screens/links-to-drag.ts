import type { DraggedLinks } from '../../electron/shared/links/link-format'
import type { PageBridge } from '../api'

/**
 * What a drag of rows carries to another program: the links in the chosen format, and as rich text. A drag's data
 * must be set the moment it begins, so main is asked when the button goes down; if its answer comes too late, the
 * bare URLs are used.
 */
export class LinksToDrag {
  readonly #bridge: Pick<PageBridge, 'linksToDrag'>
  /** The ids of the last press, and main's answer once it is there. */
  #pressed = ''
  #links: DraggedLinks | undefined

  constructor(bridge: Pick<PageBridge, 'linksToDrag'>) {
    this.#bridge = bridge
  }

  prepare(ids: readonly string[]): void {
    const pressed = ids.join()
    this.#pressed = pressed
    this.#links = undefined
    void this.#bridge.linksToDrag(ids).then((links) => {
      if (this.#pressed === pressed) this.#links = links
    })
  }

  fill(
    ids: readonly string[],
    bareUrls: readonly string[],
    data: Pick<DataTransfer, 'effectAllowed' | 'setData'>,
  ): void {
    const links = this.#pressed === ids.join() ? this.#links : undefined
    const { urls, text, html } = links ?? bareLinks(bareUrls)
    if (urls.length === 0) return
    data.effectAllowed = 'copy'
    data.setData('text/plain', text)
    data.setData('text/uri-list', urls.join('\r\n'))
    if (html !== '') data.setData('text/html', html)
  }
}

function bareLinks(urls: readonly string[]): DraggedLinks {
  return { urls, text: urls.join('\n'), html: '' }
}
