import type { LinkProof } from '../../../../electron/shared/links/link-proof'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { Button } from '../../controls/buttons/Button'
import { Icon } from '../../controls/Icon'
import { describeProof } from './link-proof-words'
import styles from './ProofLine.module.css'

export type ProofLineProps =
  | { readonly state: 'asking' | 'late' }
  | {
      readonly state: 'known'
      readonly proof: LinkProof
      /** The fixes for a link that does not open. */
      readonly fixes: readonly { readonly label: string; readonly onFix: () => void }[]
    }

/** What a reader gets from a link, shown under it: first "checking", then, in the same place, the result. */
export function ProofLine(props: ProofLineProps) {
  const translate = useTranslate()
  const isKnown = props.state === 'known'
  const isOpen = isKnown && props.proof.outcome.status === 'passed'
  return (
    <div
      className={classes(styles['line'], isKnown && styles[isOpen ? 'open' : 'closed'])}
      // The same element throughout, so that its changes are announced.
      role="status"
    >
      {isKnown ? (
        <Answer {...props} isOpen={isOpen} />
      ) : (
        translate(props.state === 'asking' ? 'links.checking' : 'links.late')
      )}
    </div>
  )
}

type AnswerProps = Extract<ProofLineProps, { readonly state: 'known' }> & { readonly isOpen: boolean }

function Answer({ proof, fixes, isOpen }: AnswerProps) {
  const { message, fix } = describeProof(proof, useTranslate())
  return (
    <>
      <span className={styles['words']}>
        <Icon name={isOpen ? 'check' : 'warning'} />
        <span>
          <span className={styles['cause']}>{message}</span>
          {fix === '' ? null : ` ${fix}`}
        </span>
      </span>
      {fixes.map(({ label, onFix }) => (
        <Button key={label} size="small" onPress={onFix}>
          {label}
        </Button>
      ))}
    </>
  )
}
