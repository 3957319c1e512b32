import type { BorrowingOffer, CredentialsSource } from '../../../../electron/shared/destinations/destination'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { sourceId, sourcesFound } from '../credentials-source'
import styles from './FoundOnComputer.module.css'

export interface FoundOnComputerProps {
  readonly offer: BorrowingOffer
  readonly onChoose: (source: CredentialsSource) => void
}

/** Credentials found on this computer, to use with one click; nothing if there are none. */
export function FoundOnComputer({ offer, onChoose }: FoundOnComputerProps) {
  const translate = useTranslate()
  const found = sourcesFound(offer)
  if (found.length === 0) return null
  return (
    <div role="group" aria-label={translate('borrowed.found')} className={styles['found']}>
      <span>{translate('borrowed.found')}</span>
      {found.map((source) => (
        <Button key={sourceId(source)} size="small" icon="key" onPress={() => onChoose(source)}>
          {translate(`borrowed.${source.kind}`, source.kind === 'profile' ? { profile: source.name } : {})}
        </Button>
      ))}
    </div>
  )
}
