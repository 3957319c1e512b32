import { useState } from 'react'
import type { Destination } from '../../../electron/shared/destinations/destination'
import { useOverviewOf, useSettings } from '../../state/stores'
import { draftOf } from '../../views/settings/draft'
import { ConnectedTrustQuestion } from '../settings/form/ConnectedTrustQuestion'
import { HoldBanner } from './HoldBanner'
import { useFixes } from '../use-fixes'

/** The problems that stop every upload to a destination, each shown once above the list. */
export function HoldBanners() {
  const holds = useOverviewOf(({ queue }) => queue.holds)
  const { secretProtection } = useSettings()
  const [questioned, setQuestioned] = useState<Destination>()
  const { fixDestination } = useFixes()
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
            void fixDestination(questioned.id, { kind: 'trust-certificate', fingerprint })
          }}
        />
      )}
    </>
  )
}
