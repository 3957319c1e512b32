import { useEffect, useState } from 'react'
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components'
import { followHints, hintOf } from './follow-hints'
import styles from './HintLayer.module.css'

/**
 * Shows the hint of the control under the pointer or with the keyboard focus. There is one for the whole page: one
 * per button would cost more than the lists that the buttons are in.
 */
export function HintLayer() {
  const [control, show] = useState<HTMLElement>()
  useEffect(() => followHints(document, show), [])
  if (control === undefined) return null
  const state = {
    isOpen: true,
    open: () => undefined,
    close: () => show(undefined),
    shouldSkipAnimation: true,
  }
  return (
    <TooltipTriggerStateContext value={state}>
      <Tooltip triggerRef={{ current: control }} className={styles['hint'] ?? ''} offset={6}>
        {hintOf(control)}
      </Tooltip>
    </TooltipTriggerStateContext>
  )
}
