import { useRef } from 'react'
import type { DraggedLinks } from '../../electron/shared/link-format'
import { api } from '../api'

/**
 * What a drag of rows carries to another program: the links in the chosen format, and as rich text. A drag's data
 * must be set the moment it begins, so main is asked when the button goes down; if its answer comes too late, the
 * bare URLs are used.
 */
export function useDraggedLinks(): {
  readonly prepare: (ids: readonly string[]) => void
  readonly fill: (ids: readonly string[], bareUrls: readonly string[], data: DataTransfer) => void
} {
  const prepared = useRef<{ readonly of: string; readonly links: DraggedLinks }>(undefined)
  return {
    prepare(ids) {
      const of = ids.join()
      void api.linksToDrag(ids).then((links) => (prepared.current = { of, links }))
    },
    fill(ids, bareUrls, data) {
      const { current } = prepared
      const { urls, text, html } = current?.of === ids.join() ? current.links : bareLinks(bareUrls)
      if (urls.length === 0) return
      data.effectAllowed = 'copy'
      data.setData('text/plain', text)
      data.setData('text/uri-list', urls.join('\r\n'))
      if (html !== '') data.setData('text/html', html)
    },
  }
}

function bareLinks(urls: readonly string[]): DraggedLinks {
  return { urls, text: urls.join('\n'), html: '' }
}
