import { useMemo } from 'react'
import { api } from '../../api'
import { takeIn } from '../intake'
import { useStores } from '../../state/stores'
import type { LaneProps } from '../../views/uploads/Lane'

/** Uploads chosen files, or the clipboard. Never changes, so that nothing is rendered again because of it. */
export function useIntake(): LaneProps {
  const stores = useStores()
  return useMemo(
    () => ({
      onChooseFiles: () => void takeIn(stores, api.chooseFiles()),
      onPaste: () => void takeIn(stores, api.uploadClipboard()),
    }),
    [stores],
  )
}
