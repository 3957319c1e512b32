import { describeOutcome } from '../../../../electron/shared/destinations/check-words'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { freshOutcome, type CheckView } from '../checks/check-view'
import { focusChecks } from '../focus-field'
import { isPlaceFilled } from './filled-in'
import { FirstRunPermissions } from './FirstRunPermissions'
import { FirstRunStep } from './FirstRunStep'
import styles from './MayStep.module.css'
import type { StepProps } from './step-props'

/** The rights that the key needs, and the check. */
export function MayStep({ form, asked, hasKeys }: StepProps) {
  const { draft, check, canCheck, onCheck, onCancelCheck, onCopyPolicy } = form
  return (
    <FirstRunStep number={3} step="may" {...asked} isCurrent={hasKeys && isPlaceFilled(draft)}>
      <FirstRunPermissions
        provider={draft.fields.provider}
        isChecking={check.state === 'running' && !check.isLive}
        canCheck={canCheck}
        canCopyPolicy={draft.fields.bucket !== ''}
        onCheck={onCheck}
        onCancelCheck={onCancelCheck}
        onCopyPolicy={() => onCopyPolicy('iam')}
      />
      <LinkAnswer check={check} />
    </FirstRunStep>
  )
}

/**
 * The check of the public link. It is below all fields, where it cannot move any of them. The live region exists
 * before its text: some screen readers miss a region that appears together with its text.
 */
function LinkAnswer({ check }: { readonly check: CheckView }) {
  const translate = useTranslate()
  const outcome = freshOutcome(check, 'link')
  return (
    <div role="status" className={styles['link']}>
      {outcome === undefined || outcome.status === 'skipped' ? null : (
        <p className={styles[outcome.status === 'passed' ? 'linkOpens' : 'linkFails']}>
          {describeOutcome('link', outcome, translate).message}
        </p>
      )}
      {outcome?.status === 'failed' ? (
        <Button kind="quiet" size="small" onPress={focusChecks}>
          {translate('firstRun.showChecks')}
        </Button>
      ) : null}
    </div>
  )
}
