import { useEffect, useState } from 'react'
import type { BorrowingOffer } from '../../../../electron/shared/destinations/destination'
import { api } from '../../../api'
import { whileCurrent } from '../../../while-current'

const nothing: BorrowingOffer = { profiles: [], environment: false }

/** Credentials on this computer that could be used; none until main has looked. */
export function useBorrowingOffer(): BorrowingOffer {
  const [offer, setOffer] = useState(nothing)
  useEffect(() => whileCurrent(api.listProfiles(), setOffer), [])
  return offer
}
