import type { MouseEvent } from 'react'
import type { MenuPlace } from '../../../../electron/shared/app/context-menu'
import { classes } from '../../../style/classes'
import { FileName } from './FileName'
import styles from './LinkText.module.css'
import { readableUrl, splitUrl, withoutSignature } from './readable-url'
import { useSnugTail } from './snug-tail'

export interface LinkTextProps {
  readonly url: string
  readonly onOpen: (url: string) => void
  /** Shows the link's menu; absent where what surrounds the link has one. */
  readonly onMenu?: (place: MenuPlace) => void
  readonly excludeFromTabOrder?: boolean
  /** Wraps the whole URL over several lines instead of cutting it. */
  readonly wraps?: boolean
  /** In a narrow list, shows only the file's name. */
  readonly isBrief?: boolean
}

/** Of a mouse event's buttons. */
const middleButton = 1

/** A URL, cut in the middle if it is long: its place is in quiet text, the file's name is not. */
export function LinkText({ url, onOpen, onMenu, excludeFromTabOrder, wraps, isBrief }: LinkTextProps) {
  const text = readableUrl(withoutSignature(url))
  const { head, tail } = splitUrl(text)
  const cut = useSnugTail(head)
  const open = (event: MouseEvent) => {
    event.preventDefault()
    onOpen(url)
  }
  return (
    <a
      className={classes(
        styles['link'],
        wraps === true && styles['wraps'],
        isBrief === true && styles['brief'],
      )}
      href={url}
      title={url}
      // Without it, screen readers would say the parts as words of their own.
      aria-label={text}
      draggable={false}
      tabIndex={excludeFromTabOrder === true ? -1 : 0}
      onClick={open}
      onAuxClick={(event) => {
        if (event.button === middleButton) open(event)
      }}
      onContextMenu={(event) => {
        if (onMenu === undefined) return
        event.preventDefault()
        onMenu({ x: event.clientX, y: event.clientY })
      }}
    >
      <span className={styles['head']} ref={cut}>
        {head}
      </span>
      <span className={styles['tail']}>{wraps === true ? tail : <FileName name={tail} />}</span>
    </a>
  )
}
