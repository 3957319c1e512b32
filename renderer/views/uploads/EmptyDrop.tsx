import type { Ref } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/buttons/Button'
import { Keys } from '../controls/text/Keys'
import { Mark } from '../controls/Mark'
import styles from './EmptyDrop.module.css'

export interface EmptyDropProps {
  /** Receives the keyboard focus if that was lost with the list's last row. */
  readonly ref?: Ref<HTMLElement>
  readonly chooseCaps: readonly string[]
  readonly pasteCaps: readonly string[]
  /** Empty while the global shortcut is off or used by another program. */
  readonly shortcutCaps: readonly string[]
  /** The tray icon accepts drops only on macOS. */
  readonly trayTakesDrops: boolean
  readonly onChooseFiles: () => void
  readonly onPaste: () => void
}

/** Shown while the list is empty: invites the person to drop images. */
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

/** Key caps in a button: visible, but not part of its name. */
function Caps({ caps }: { readonly caps: readonly string[] }) {
  return (
    <span className={styles['caps']} aria-hidden="true">
      {caps.join(caps.includes('⌘') ? '' : '+')}
    </span>
  )
}
