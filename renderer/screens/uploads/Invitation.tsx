import type { Ref } from 'react'
import { api } from '../../api'
import { acceleratorCaps, findCaps } from '../../shortcuts'
import { useSettings } from '../../state/stores'
import { EmptyDrop } from '../../views/uploads/EmptyDrop'
import { useIntake } from './use-intake'

/** Shown while the list is empty, with the keys that work on this computer. */
export function Invitation({ ref }: { readonly ref: Ref<HTMLElement> }) {
  const { preferences, shortcutState } = useSettings()
  const intake = useIntake()
  return (
    <EmptyDrop
      ref={ref}
      {...intake}
      chooseCaps={findCaps('choose-files', api.platform)}
      pasteCaps={findCaps('paste', api.platform)}
      shortcutCaps={
        shortcutState === 'registered' ? acceleratorCaps(preferences.globalShortcut, api.platform) : []
      }
      trayTakesDrops={api.platform === 'darwin'}
    />
  )
}
