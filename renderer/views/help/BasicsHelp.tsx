import type { ReactNode } from 'react'
import type { About } from '../../../electron/shared/contract'
import { checkSteps } from '../../../electron/shared/destinations/check'
import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/buttons/Button'
import styles from './HelpSheet.module.css'

export interface BasicsHelpProps {
  /** Absent until main has answered. */
  readonly about: About | undefined
  readonly onOpenLogFolder: () => void
}

const promises = ['written', 'names', 'private', 'failures'] as const

/** What S3 needs to know, what happens to an image, and where everything is stored. */
export function BasicsHelp({ about, onOpenLogFolder }: BasicsHelpProps) {
  const translate = useTranslate()
  return (
    <>
      <h3 className={styles['group']}>{translate('help.asked.title')}</h3>
      <dl className={styles['terms']}>
        {checkSteps.map((question) => (
          <Term key={question} name={translate(`check.${question}.title`)}>
            {translate(`help.asked.${question}`)}
          </Term>
        ))}
      </dl>
      <h3 className={styles['group']}>{translate('help.promise.title')}</h3>
      <ul className={styles['points']}>
        {promises.map((promise) => (
          <li key={promise}>{translate(`help.promise.${promise}`)}</li>
        ))}
      </ul>
      <h3 className={styles['group']}>{translate('help.kept.title')}</h3>
      <dl className={styles['terms']}>
        <Term name={translate('help.kept.images')}>{translate('help.kept.imagesWhere')}</Term>
        <Term name={translate('help.kept.data')}>
          <span className="selectable">{about?.dataFolder}</span>
        </Term>
        <Term name={translate('help.kept.secrets')}>{translate('help.kept.secretsWhere')}</Term>
        <Term name={translate('help.kept.log')}>
          <span className="selectable">{about?.logFolder}</span>
        </Term>
      </dl>
      <p className={styles['text']}>{translate('help.kept.elsewhere')}</p>
      <p>
        <Button icon="folder" onPress={onOpenLogFolder}>
          {translate('about.openLogFolder')}
        </Button>
      </p>
    </>
  )
}

function Term({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles['term']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
