import { useEffect, useState } from 'react'
import { Tooltip, TooltipTriggerStateContext } from 'react-aria-components'
import { followHints } from './follow-hints'
import styles from './HintLayer.module.css'

/**
 * Shows the words of `data-hint` beside the control on which the pointer rests or the keyboard stands. One
 * for the whole page, since a hint made ready for each of a list's buttons would cost more than the list.
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
        {control.dataset['hint']}
      </Tooltip>
    </TooltipTriggerStateContext>
  )
}
