import type {
  BorrowingOffer,
  DestinationDraft,
  DestinationFieldName,
  FieldProblem,
} from '../../../../electron/shared/destinations/destination'
import type { PastedDestination } from '../../../../electron/shared/destinations/paste'
import type { Fix } from '../../../../electron/shared/failures/fix'
import type { PolicyKind } from '../../../../electron/shared/providers/policy'
import type { CheckView } from '../checks/check-view'
import type { FormPartProps } from '../form-part'
import type { FirstRunStepProps } from './FirstRunStep'

/** The props of all steps together. */
export interface FirstRunStepsProps {
  readonly draft: DestinationDraft
  readonly pasted: PastedDestination | undefined
  readonly offer: BorrowingOffer
  readonly problems: readonly FieldProblem[]
  /** What is wrong in what was typed, found without a press on Check or Save. */
  readonly mistyped: readonly FieldProblem[]
  /** The field that the server found wrong. */
  readonly wrongField: DestinationFieldName | undefined
  readonly check: CheckView
  /** Names of buckets that the key may list. */
  readonly buckets: readonly string[]
  /** The region that was found for the bucket and filled in; empty if there is none. */
  readonly foundRegion: string
  /** How the endpoint was understood; empty if it is used as typed. */
  readonly endpointRemark: string
  /** Whether enough is filled in for a check. */
  readonly canCheck: boolean
  readonly onChange: (draft: DestinationDraft) => void
  readonly onLeaveAddress: () => void
  readonly onCheck: () => void
  readonly onCancelCheck: () => void
  readonly onFix: (fix: Fix) => void
  readonly onCopyPolicy: (kind: PolicyKind) => Promise<boolean>
  readonly onOpenPage: (address: string) => void
}

/** What each step gets. */
export interface StepProps {
  readonly form: FirstRunStepsProps
  readonly part: FormPartProps
  /** What the step says. */
  readonly asked: Pick<FirstRunStepProps, 'check' | 'mistyped' | 'fields' | 'onFix'>
  /** Whether the first step is filled in. */
  readonly hasKeys: boolean
}
