import { useEffect, useState } from 'react'
import type { BorrowingOffer } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'

const nothing: BorrowingOffer = { profiles: [], environment: false }

/** Credentials on this computer that could be used; none until main has looked. */
export function useBorrowingOffer(): BorrowingOffer {
  const [offer, setOffer] = useState(nothing)
  useEffect(() => {
    let isCurrent = true
    async function ask() {
      const found = await api.listProfiles()
      if (isCurrent) setOffer(found)
    }
    void ask()
    return () => {
      isCurrent = false
    }
  }, [])
  return offer
}
