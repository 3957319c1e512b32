import { useState } from 'react'
import type {
  BorrowingOffer,
  DestinationDraft,
  DestinationFieldName,
  FieldProblem,
} from '../../../../electron/shared/destinations/destination'
import type { CheckStep } from '../../../../electron/shared/destinations/check'
import type { PastedDestination } from '../../../../electron/shared/destinations/paste'
import { isTemporaryKeyId } from '../../../../electron/shared/destinations/temporary-key'
import { describeOutcome } from '../../../../electron/shared/destinations/check-words'
import type { Fix } from '../../../../electron/shared/failures/fix'
import type { PolicyKind } from '../../../../electron/shared/providers/policy'
import { providerPreset } from '../../../../electron/shared/providers/providers'
import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { freshOutcome, type CheckView } from '../checks/check-view'
import { hasMoreSources } from '../credentials-source'
import { CredentialsSourceField } from '../fields/CredentialsSourceField'
import { KeyPairFields, SessionTokenField } from '../fields/CredentialFields'
import { withFields } from '../draft'
import { EndpointRemark } from '../fields/EndpointRemark'
import { FirstRunPermissions } from './FirstRunPermissions'
import { FirstRunStep, type FirstRunStepProps } from './FirstRunStep'
import styles from './FirstRunForm.module.css'
import { focusChecks } from '../focus-field'
import { fieldSentences, type FormPartProps } from '../form-part'
import { FoundBuckets } from './FoundBuckets'
import { BucketField, EndpointField, ProviderField, RegionOfBucket } from '../fields/PlaceFields'

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

interface StepProps {
  readonly form: FirstRunStepsProps
  readonly part: FormPartProps
  /** What the step says. */
  readonly asked: Pick<FirstRunStepProps, 'check' | 'mistyped' | 'fields' | 'onFix'>
  /** Whether the first step is filled in. */
  readonly hasKeys: boolean
}

/** The fields whose mistakes a step tells. */
const fieldsOfStep: Readonly<Record<CheckStep, readonly DestinationFieldName[]>> = {
  who: ['accessKeyId', 'secretAccessKey', 'sessionToken'],
  where: ['endpoint', 'bucket', 'region'],
  may: [],
  link: [],
}

/** The three things that S3 needs to know, from left to right. */
export function FirstRunSteps(props: FirstRunStepsProps) {
  const { draft, pasted, offer, problems, check, onChange, onFix } = props
  const translate = useTranslate()
  const [focused, setFocused] = useState('')
  const sentence = fieldSentences(problems, translate)
  const part = { draft, stored: undefined, pasted, offer, sentence, onChange }
  const hasKeys = isKeyPairFilled(draft, pasted)
  const step = (name: CheckStep): StepProps => {
    const mistyped = props.mistyped.find(
      ({ field }) =>
        // Not while the person is typing there, and not what the field says itself.
        fieldsOfStep[name].includes(field) && field !== focused && sentence(field) === undefined,
    )
    return {
      form: props,
      part: { ...part, wrongField: props.wrongField ?? mistyped?.field },
      asked: { check, mistyped, fields: draft.fields, onFix },
      hasKeys,
    }
  }
  return (
    <div
      className={styles['steps']}
      onFocus={({ target }) => setFocused(target.getAttribute('name') ?? '')}
      onBlur={() => setFocused('')}
    >
      <WhoStep {...step('who')} />
      <WhereStep {...step('where')} />
      <MayStep {...step('may')} />
    </div>
  )
}

function WhoStep({ form, part, asked, hasKeys }: StepProps) {
  const { draft, pasted, offer, onOpenPage } = form
  const translate = useTranslate()
  const [wantsToken, setWantsToken] = useState(false)
  const isBorrowing = draft.fields.credentialsSource.kind !== 'keys'
  const { keysPage } = providerPreset(draft.fields.provider)
  const isTemporary =
    isTemporaryKeyId(draft.credentials.accessKeyId) ||
    pasted?.hasSessionToken === true ||
    pasted?.missing.includes('sessionToken') === true
  const showsToken = wantsToken || isTemporary || part.sentence('sessionToken') !== undefined
  return (
    <FirstRunStep number={1} step="who" {...asked} isCurrent={!hasKeys}>
      {isBorrowing || hasMoreSources(offer) ? <CredentialsSourceField {...part} /> : null}
      {isBorrowing ? null : (
        <>
          <KeyPairFields {...part} />
          {showsToken ? (
            <SessionTokenField {...part} />
          ) : (
            <div className={styles['add']}>
              <Button kind="quiet" size="small" icon="plus" onPress={() => setWantsToken(true)}>
                {translate('firstRun.addSessionToken')}
              </Button>
            </div>
          )}
        </>
      )}
      {keysPage === '' || hasKeys ? null : (
        <div className={styles['add']}>
          <Button kind="quiet" size="small" icon="external" onPress={() => onOpenPage(keysPage)}>
            {translate('provider.keysPage')}
          </Button>
        </div>
      )}
    </FirstRunStep>
  )
}

function WhereStep({ form, part, asked, hasKeys }: StepProps) {
  const { draft, buckets, endpointRemark, foundRegion, onChange, onLeaveAddress } = form
  const translate = useTranslate()
  const isAws = draft.fields.provider === 'aws'
  return (
    <FirstRunStep
      number={2}
      step="where"
      {...asked}
      isCurrent={hasKeys && !isPlaceFilled(draft)}
      offer={
        draft.fields.bucket === '' && buckets.length > 0 ? (
          <FoundBuckets names={buckets} onChoose={(bucket) => onChange(withFields(draft, { bucket }))} />
        ) : undefined
      }
    >
      <ProviderField draft={draft} onChange={onChange} />
      {isAws ? (
        // There is no endpoint field any more: AWS needs none.
        <EndpointRemark remark={endpointRemark} />
      ) : (
        <EndpointField {...part} remark={endpointRemark} onLeave={onLeaveAddress} />
      )}
      <BucketField {...part} onLeave={onLeaveAddress} />
      <RegionOfBucket
        {...part}
        placeholder={isAws ? translate('firstRun.regionToFind') : undefined}
        help={foundRegion === '' ? undefined : translate('firstRun.regionFound')}
      />
    </FirstRunStep>
  )
}

function MayStep({ form, asked, hasKeys }: StepProps) {
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

function isKeyPairFilled(
  { fields, credentials }: DestinationDraft,
  pasted: PastedDestination | undefined,
): boolean {
  if (fields.credentialsSource.kind !== 'keys') return true
  const hasId = credentials.accessKeyId !== undefined || (pasted?.accessKeyIdEnd ?? '') !== ''
  return hasId && (credentials.secretAccessKey !== undefined || pasted?.hasSecretAccessKey === true)
}

function isPlaceFilled({ fields }: DestinationDraft): boolean {
  return fields.bucket !== '' && (fields.provider === 'aws' ? fields.region : fields.endpoint) !== ''
}
