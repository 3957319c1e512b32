import { useState } from 'react'
import { isTemporaryKeyId } from '../../../../electron/shared/destinations/temporary-key'
import { providerPreset } from '../../../../electron/shared/providers/providers'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { hasMoreSources } from '../credentials-source'
import { KeyPairFields, SessionTokenField } from '../fields/CredentialFields'
import { CredentialsSourceField } from '../fields/CredentialsSourceField'
import { FirstRunStep } from './FirstRunStep'
import type { StepProps } from './step-props'
import styles from './WhoStep.module.css'

/** The credentials. */
export function WhoStep({ form, part, asked, hasKeys }: StepProps) {
  const { draft, pasted, offer, onOpenPage } = form
  const translate = useTranslate()
  const [wantsToken, setWantsToken] = useState(false)
  const isBorrowing = draft.fields.credentialsSource.kind !== 'keys'
  const { keysPage } = providerPreset(draft.fields.provider)
  const isTemporary =
    isTemporaryKeyId(draft.credentials.accessKeyId) ||
    pasted?.hasSessionToken === true ||
    pasted?.missing.includes('sessionToken') === true
  const showsToken = wantsToken || isTemporary || part.sentence('sessionToken') !== undefined
  return (
    <FirstRunStep number={1} step="who" {...asked} isCurrent={!hasKeys}>
      {isBorrowing || hasMoreSources(offer) ? <CredentialsSourceField {...part} /> : null}
      {isBorrowing ? null : (
        <>
          <KeyPairFields {...part} />
          {showsToken ? (
            <SessionTokenField {...part} />
          ) : (
            <div className={styles['add']}>
              <Button kind="quiet" size="small" icon="plus" onPress={() => setWantsToken(true)}>
                {translate('firstRun.addSessionToken')}
              </Button>
            </div>
          )}
        </>
      )}
      {keysPage === '' || hasKeys ? null : (
        <div className={styles['add']}>
          <Button kind="quiet" size="small" icon="external" onPress={() => onOpenPage(keysPage)}>
            {translate('provider.keysPage')}
          </Button>
        </div>
      )}
    </FirstRunStep>
  )
}
