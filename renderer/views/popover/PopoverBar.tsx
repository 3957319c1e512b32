import { Button } from '../controls/buttons/Button'
import styles from './PopoverBar.module.css'

export interface PopoverButton {
  readonly label: string
  readonly onPress: () => void
}

export interface PopoverBarProps {
  readonly chooseFiles: PopoverButton
  readonly paste: PopoverButton
  readonly open: PopoverButton
}

/** The actions of the popover. */
export function PopoverBar({ chooseFiles, paste, open }: PopoverBarProps) {
  return (
    <footer className={styles['bar']}>
      <Button size="small" kind="quiet" icon="plus" onPress={chooseFiles.onPress}>
        {chooseFiles.label}
      </Button>
      <Button size="small" kind="quiet" icon="clipboard" onPress={paste.onPress}>
        {paste.label}
      </Button>
      <span className={styles['end']}>
        <Button size="small" kind="quiet" onPress={open.onPress}>
          {open.label}
        </Button>
      </span>
    </footer>
  )
}
