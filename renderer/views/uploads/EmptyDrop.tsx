import type { Ref } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/Button'
import { Keys } from '../controls/Keys'
import { Mark } from '../controls/Mark'
import styles from './EmptyDrop.module.css'

export interface EmptyDropProps {
  /** Takes the keyboard where that went with the list's last row. */
  readonly ref?: Ref<HTMLElement>
  readonly chooseCaps: readonly string[]
  readonly pasteCaps: readonly string[]
  /** Empty while the global shortcut is off or taken by another program. */
  readonly shortcutCaps: readonly string[]
  /** Dropping on the tray icon works on macOS alone. */
  readonly trayTakesDrops: boolean
  readonly onChooseFiles: () => void
  readonly onPaste: () => void
}

/** The invitation: what the window is for while nothing was dropped. */
export function EmptyDrop(props: EmptyDropProps) {
  const { ref, chooseCaps, pasteCaps, shortcutCaps, trayTakesDrops, onChooseFiles, onPaste } = props
  const translate = useTranslate()
  return (
    <section
      ref={ref}
      className={styles['drop']}
      tabIndex={-1}
      data-way-in
      aria-label={translate('drop.region')}
    >
      <span className={styles['mark']}>
        <Mark size={84} ring={{ shows: 'whole' }} />
      </span>
      <h1 className={styles['title']}>{translate('drop.title')}</h1>
      <p className={styles['promise']}>{translate('drop.promise')}</p>
      <div className={styles['ways']}>
        <Button icon="file" onPress={onChooseFiles}>
          {translate('drop.choose')}
          <Caps caps={chooseCaps} />
        </Button>
        <Button icon="clipboard" onPress={onPaste}>
          {translate('drop.paste')}
          <Caps caps={pasteCaps} />
        </Button>
      </div>
      <div className={styles['hints']}>
        {shortcutCaps.length === 0 ? null : (
          <span className={styles['hint']}>
            <Keys caps={shortcutCaps} />
            {translate('drop.shortcut')}
          </span>
        )}
        {trayTakesDrops ? (
          <span className={styles['hint']}>
            <Mark size={18} ring={{ shows: 'whole' }} />
            {translate('drop.tray')}
          </span>
        ) : null}
      </div>
    </section>
  )
}

/** Keys inside a button: seen, but no part of its name. */
function Caps({ caps }: { readonly caps: readonly string[] }) {
  return (
    <span className={styles['caps']} aria-hidden="true">
      {caps.join(caps.includes('⌘') ? '' : '+')}
    </span>
  )
}
