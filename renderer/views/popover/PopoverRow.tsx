import { Button } from 'react-aria-components'
import { FileName } from '../controls/text/FileName'
import { Icon } from '../controls/Icon'
import { useTick } from '../controls/buttons/use-tick'
import { Thumbnail } from '../uploads/row/Thumbnail'
import styles from './PopoverRow.module.css'

export interface PopoverLink {
  readonly id: string
  readonly name: string
  /** How long ago it was uploaded. */
  readonly when: string
  readonly thumbnail: string
}

export interface PopoverRowProps {
  readonly link: PopoverLink
  readonly copyLabel: string
  /** @returns whether anything was copied */
  readonly onCopy: () => Promise<boolean>
}

/** One link: the whole row copies it, and its icon becomes a tick for a moment. */
export function PopoverRow({ link: { name, when, thumbnail }, copyLabel, onCopy }: PopoverRowProps) {
  const [copied, tickOnce] = useTick()
  return (
    <li aria-label={name}>
      <Button className={styles['row'] ?? ''} onPress={() => tickOnce(onCopy())}>
        <span className={styles['thumbnail']}>
          <Thumbnail src={thumbnail} />
        </span>
        <span className={styles['words']}>
          <span className={styles['name']} title={name}>
            <FileName name={name} />
          </span>
          <span className={styles['when']}>{when}</span>
        </span>
        <span className={styles['copy']}>
          <Icon name={copied ? 'check' : 'copy'} />
          <span className={styles['label']}>{copyLabel}</span>
        </span>
      </Button>
    </li>
  )
}
