import { useState } from 'react'
import type { Destination } from '../../../electron/shared/destination'
import { useOverviewOf, useSettings } from '../../state/stores'
import { draftOf } from '../../views/settings/draft'
import { ConnectedTrustQuestion } from '../settings/ConnectedTrustQuestion'
import { HoldBanner } from './HoldBanner'
import { useMend } from './use-mend'

/** The problems that stop every upload to a destination, each shown once above the list. */
export function HoldBanners() {
  const holds = useOverviewOf(({ queue }) => queue.holds)
  const { secretProtection } = useSettings()
  const [questioned, setQuestioned] = useState<Destination>()
  const { mend } = useMend()
  return (
    <>
      {holds.map((hold) => (
        <HoldBanner key={hold.destinationId} hold={hold} onAskTrust={setQuestioned} />
      ))}
      {questioned === undefined ? null : (
        <ConnectedTrustQuestion
          draft={draftOf(questioned, secretProtection)}
          onClose={() => setQuestioned(undefined)}
          onTrust={(fingerprint) => {
            setQuestioned(undefined)
            void mend(questioned.id, { kind: 'trust-certificate', fingerprint })
          }}
        />
      )}
    </>
  )
}
