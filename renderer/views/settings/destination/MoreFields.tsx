import { useState, type ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { Icon } from '../../controls/Icon'
import styles from './MoreFields.module.css'

export interface MoreFieldsProps {
  readonly title: string
  /** Whether they are expanded at first. */
  readonly isUsed?: boolean
  /** Whether one of them is wrong: they are expanded then. */
  readonly isWrong: boolean
  readonly children: ReactNode
}

/** Rarely needed fields of the form, collapsed under their title. */
export function MoreFields({ title, isUsed = false, isWrong, children }: MoreFieldsProps) {
  const [isExpanded, setIsExpanded] = useState(isUsed)
  // They stay expanded once it is right: the person is still typing in it.
  if (isWrong && !isExpanded) setIsExpanded(true)
  return (
    <Disclosure className={styles['more'] ?? ''} isExpanded={isExpanded} onExpandedChange={setIsExpanded}>
      <Heading level={2} className={styles['heading'] ?? ''}>
        <Button slot="trigger" className={styles['button'] ?? ''}>
          <Icon name="chevron" />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={styles['panel'] ?? ''}>{children}</DisclosurePanel>
    </Disclosure>
  )
}
