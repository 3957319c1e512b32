import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components'
import type { SecretKeeping } from '../../../../electron/shared/destinations/destination'
import { useTranslate } from '../../../i18n/use-translate'
import styles from './SecretKeepingChoice.module.css'

/** The two remaining ways if the system cannot protect a secret; the safer one first. */
const ways = ['memory', 'plain'] as const

export interface SecretKeepingChoiceProps {
  readonly chosen: SecretKeeping
  readonly onChoose: (keeping: SecretKeeping) => void
  /** The consequence of keeping it in memory, if that is not having to type it again. */
  readonly memoryMeans?: string
}

/** Says plainly that the computer cannot protect secrets, and asks what to do. */
export function SecretKeepingChoice({ chosen, onChoose, memoryMeans }: SecretKeepingChoiceProps) {
  const translate = useTranslate()
  const means = {
    memory: memoryMeans ?? translate('settings.secrets.memoryMeans'),
    plain: translate('settings.secrets.plainMeans'),
  }
  return (
    <RadioGroup
      value={chosen}
      onChange={(value) => {
        const way = ways.find((known) => known === value)
        if (way !== undefined) onChoose(way)
      }}
      className={styles['choice'] ?? ''}
    >
      <Label className={styles['title'] ?? ''}>{translate('settings.secrets.title')}</Label>
      <Text slot="description" className={styles['reason'] ?? ''}>
        {translate('settings.secrets.noKeyring')}
      </Text>
      {ways.map((way) => (
        <RadioField key={way} value={way} aria-label={translate(`settings.secrets.${way}`)}>
          <RadioButton className={styles['way'] ?? ''}>
            <span className={styles['mark']} />
            <span className={styles['words']}>
              <span>{translate(`settings.secrets.${way}`)}</span>
              <span className={styles['means']}>{means[way]}</span>
            </span>
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  )
}
