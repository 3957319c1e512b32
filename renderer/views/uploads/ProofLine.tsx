import type { LinkProof } from '../../../electron/shared/link-proof'
import { useTranslate } from '../../i18n/use-translate'
import { classes } from '../../style/classes'
import { Button } from '../controls/Button'
import { Icon } from '../controls/Icon'
import { describeProof } from './link-proof-words'
import styles from './ProofLine.module.css'

export type ProofLineProps =
  | { readonly state: 'asking' | 'late' }
  | {
      readonly state: 'known'
      readonly proof: LinkProof
      /** What one press would mend of a link that does not open. */
      readonly fixes: readonly { readonly label: string; readonly onMend: () => void }[]
    }

/** What a reader gets under a link, told under it. */
export function ProofLine(props: ProofLineProps) {
  const translate = useTranslate()
  if (props.state !== 'known') {
    const words = translate(props.state === 'asking' ? 'links.checking' : 'links.late')
    return (
      <p className={styles['line']} role="status">
        {words}
      </p>
    )
  }
  const { proof, fixes } = props
  const isOpen = proof.outcome.status === 'passed'
  return (
    <div className={classes(styles['line'], isOpen ? styles['open'] : styles['closed'])} role="status">
      <Icon name={isOpen ? 'check' : 'alert'} />
      <span className={styles['words']}>{describeProof(proof, translate)}</span>
      {fixes.map(({ label, onMend }) => (
        <Button key={label} size="small" onPress={onMend}>
          {label}
        </Button>
      ))}
    </div>
  )
}
