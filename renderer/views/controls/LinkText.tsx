import { classes } from '../../style/classes'
import { FileName } from './FileName'
import styles from './LinkText.module.css'
import { readableUrl, splitUrl, withoutSignature } from './readable-url'

export interface LinkTextProps {
  readonly url: string
  readonly onOpen: (url: string) => void
  readonly excludeFromTabOrder?: boolean
  /** Shows the whole URL over several lines instead of cutting it. */
  readonly wraps?: boolean
}

/** A URL, cut in the middle if it is long: where it stands is quiet, the file's name is not. */
export function LinkText({ url, onOpen, excludeFromTabOrder, wraps }: LinkTextProps) {
  const { head, tail } = splitUrl(readableUrl(withoutSignature(url)))
  return (
    <a
      className={classes(styles['link'], wraps === true && styles['wraps'])}
      href={url}
      title={url}
      draggable={false}
      tabIndex={excludeFromTabOrder === true ? -1 : 0}
      onClick={(event) => {
        event.preventDefault()
        onOpen(url)
      }}
    >
      <span className={styles['head']}>{head}</span>
      <span className={styles['tail']}>{wraps === true ? tail : <FileName name={tail} />}</span>
    </a>
  )
}
