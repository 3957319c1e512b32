import type { About } from '../../../electron/shared/contract'
import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/buttons/Button'
import { Dialog } from '../controls/dialogs/Dialog'
import { Mark } from '../controls/Mark'
import styles from './AboutDialog.module.css'

export interface AboutDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  /** Absent until main has answered. */
  readonly about: About | undefined
  readonly onOpenLogFolder: () => void
}

/** What Ollim is, which versions it runs on, and where its log file is. */
export function AboutDialog({ isOpen, onClose, about, onOpenLogFolder }: AboutDialogProps) {
  const translate = useTranslate()
  return (
    <Dialog
      title={translate('about.title')}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={translate('about.close')}
      actions={
        <Button icon="folder" onPress={onOpenLogFolder}>
          {translate('about.openLogFolder')}
        </Button>
      }
    >
      <div className={styles['head']}>
        <Mark size={44} ring={{ shows: 'whole' }} />
        <div>
          <p className={styles['name']}>Ollim</p>
          <p className={styles['tagline']}>{translate('about.tagline')}</p>
        </div>
      </div>
      <dl className={styles['facts']}>
        <Fact name={translate('about.version')} value={about?.version} />
        <Fact name={translate('about.electron')} value={about?.electron} />
        <Fact name={translate('about.chrome')} value={about?.chrome} />
        <Fact name={translate('about.node')} value={about?.node} />
        <Fact name={translate('about.platform')} value={about?.platform} />
        <Fact name={translate('about.licence')} value={translate('about.mit')} />
        <Fact name={translate('about.logFolder')} value={about?.logFolder} />
      </dl>
    </Dialog>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="selectable">{value}</dd>
    </>
  )
}
