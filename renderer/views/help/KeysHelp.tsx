import { Fragment } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { acceleratorCaps, shortcutCaps, shortcuts, type ShortcutAction } from '../../shortcuts'
import { Keys } from '../controls/text/Keys'
import styles from './HelpSheet.module.css'
import { listKeys } from './list-keys'

export interface KeysHelpProps {
  readonly platform: string
  /** The global shortcut's accelerator; empty while it is off. */
  readonly globalShortcut: string
}

/** Every key of the window, and the global shortcut. */
export function KeysHelp({ platform, globalShortcut }: KeysHelpProps) {
  const translate = useTranslate()
  return (
    <>
      <dl className={styles['list']}>
        {actions().map((action) => (
          <Row
            key={action}
            words={translate(`shortcut.${action}`)}
            keys={shortcuts
              .filter((shortcut) => shortcut.action === action)
              .map((shortcut) => shortcutCaps(shortcut, platform))}
          />
        ))}
        <Row
          words={translate('help.save')}
          keys={[shortcutCaps({ key: 's', command: true, shift: false }, platform)]}
        />
      </dl>
      {globalShortcut === '' ? null : (
        <>
          <h3 className={styles['group']}>{translate('help.global')}</h3>
          <dl className={styles['list']}>
            <Row
              words={translate('help.globalShortcut')}
              keys={[acceleratorCaps(globalShortcut, platform)]}
            />
          </dl>
        </>
      )}
      {listKeys(platform).map(({ where, list }) => (
        <Fragment key={where}>
          <h3 className={styles['group']}>{translate(`help.listKeys.${where}`)}</h3>
          <dl className={styles['list']}>
            {list.map(({ id, keys }) => (
              <Row key={id} words={translate(`help.list.${id}`)} keys={keys} />
            ))}
          </dl>
        </Fragment>
      ))}
    </>
  )
}

/** Each action once, in the order of the list. */
function actions(): readonly ShortcutAction[] {
  return [...new Set(shortcuts.map(({ action }) => action))]
}

interface RowProps {
  readonly words: string
  /** Alternatives: each of them works. */
  readonly keys: readonly (readonly string[])[]
}

function Row({ words, keys }: RowProps) {
  return (
    <div className={styles['row']}>
      <dt>{words}</dt>
      <dd className={styles['keys']}>
        {keys.map((caps) => (
          <Keys key={caps.join('+')} caps={caps} />
        ))}
      </dd>
    </div>
  )
}
