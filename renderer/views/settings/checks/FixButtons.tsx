import type { CheckOutcome } from '../../../../electron/shared/destinations/check'
import type { DestinationFields } from '../../../../electron/shared/destinations/destination'
import type { Fix } from '../../../../electron/shared/failures/fix'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { fixesOf, fixLabel } from './fixes'

export interface FixButtonsProps {
  readonly outcome: CheckOutcome
  /** The form's content, which a fix would change. */
  readonly fields: DestinationFields
  readonly onFix: (fix: Fix) => void
}

/** What can be done about a check's result with one press; the first is the screen's primary button. */
export function FixButtons({ outcome, fields, onFix }: FixButtonsProps) {
  const translate = useTranslate()
  return fixesOf(outcome, fields).map((fix, index) => (
    <Button
      key={fix.kind}
      kind={index === 0 ? 'primary' : 'secondary'}
      size="small"
      onPress={() => onFix(fix)}
    >
      {fixLabel(fix, translate)}
    </Button>
  ))
}
