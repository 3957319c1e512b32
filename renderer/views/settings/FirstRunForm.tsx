import { useState, type SubmitEvent, type ReactNode, type RefObject } from 'react'
import type { BorrowingOffer, DestinationDraft, FieldProblem } from '../../../electron/shared/destination'
import type { PastedDestination } from '../../../electron/shared/paste'
import { describeOutcome } from '../../../electron/shared/check-words'
import type { Failure } from '../../../electron/shared/failure'
import type { Fix } from '../../../electron/shared/fix'
import type { PolicyKind } from '../../../electron/shared/policy'
import { providerPreset } from '../../../electron/shared/providers'
import { useTranslate } from '../../i18n/use-translate'
import { Button } from '../controls/Button'
import { freshOutcome, showsList, type CheckView } from './check-view'
import { Checks } from './Checks'
import { hasMoreSources } from './credentials-source'
import { CredentialsSourceField } from './CredentialsSourceField'
import { KeyPairFields, SessionTokenField } from './CredentialFields'
import { withFields } from './draft'
import { EndpointRemark } from './EndpointRemark'
import { FirstRunPermissions } from './FirstRunPermissions'
import { FirstRunStep } from './FirstRunStep'
import styles from './FirstRunForm.module.css'
import { fieldSentences, type FormPartProps } from './form-part'
import { FoundBuckets } from './FoundBuckets'
import { BucketField, EndpointField, ProviderField, RegionOfBucket } from './PlaceFields'
import { ProblemSummary } from './ProblemSummary'

export const firstRunFormId = 'first-run-form'

export interface FirstRunFormProps {
  readonly formRef: RefObject<HTMLFormElement | null>
  readonly draft: DestinationDraft
  readonly pasted: PastedDestination | undefined
  readonly offer: BorrowingOffer
  /** Stands above the steps. */
  readonly pasteBox: ReactNode
  readonly problems: readonly FieldProblem[]
  readonly refusedFields: number
  readonly failure: Failure | undefined
  readonly check: CheckView
  /** Names of buckets that the key may list. */
  readonly buckets: readonly string[]
  /** The region that was found for the bucket and filled in; empty if it was not. */
  readonly foundRegion: string
  /** What was understood of the endpoint; empty where that is what was typed. */
  readonly endpointRemark: string
  /** Whether the person pressed Check and waits for the answers. */
  readonly awaitsAnswers: boolean
  /** Whether anything was filled in that could be asked about. */
  readonly canCheck: boolean
  /** Takes the code of the person's MFA device, where one is waited for. */
  readonly codeField: ReactNode
  readonly onChange: (draft: DestinationDraft) => void
  readonly onLeaveEndpoint: () => void
  readonly onSubmit: () => void
  readonly onCheck: () => void
  readonly onCancelCheck: () => void
  readonly onFix: (fix: Fix) => void
  readonly onCopyPolicy: (kind: PolicyKind) => Promise<boolean>
  readonly onOpenPage: (address: string) => void
}

/** The three things that S3 asks, from left to right, and what it answers below. */
export function FirstRunForm(props: FirstRunFormProps) {
  const { formRef, draft, pasted, offer, problems, refusedFields, failure, check, onChange, onSubmit } = props
  const translate = useTranslate()
  const [wantsToken, setWantsToken] = useState(false)
  const sentence = fieldSentences(problems, translate)
  const part: FormPartProps = { draft, stored: undefined, pasted, offer, sentence, onChange }
  const isBorrowing = draft.fields.credentialsSource.kind !== 'keys'
  const { keysPage } = providerPreset(draft.fields.provider)
  const hasKeys = isKeyPairFilled(draft, pasted)
  const isTemporary =
    draft.credentials.accessKeyId?.startsWith('ASIA') === true ||
    pasted?.hasSessionToken === true ||
    pasted?.missing.includes('sessionToken') === true
  const showsToken = wantsToken || isTemporary || sentence('sessionToken') !== undefined

  function submit(event: SubmitEvent) {
    event.preventDefault()
    onSubmit()
  }

  return (
    <form ref={formRef} id={firstRunFormId} className={styles['page']} onSubmit={submit} noValidate>
      <h1 className={styles['title']}>{translate('firstRun.title')}</h1>
      <p className={styles['lead']}>{translate('firstRun.lead')}</p>
      <ProblemSummary wrongFields={refusedFields} failure={failure} />
      <div className={styles['paste']}>{props.pasteBox}</div>
      <div className={styles['steps']}>
        <FirstRunStep
          number={1}
          step="who"
          check={check}
          fields={draft.fields}
          onFix={props.onFix}
          isCurrent={!hasKeys}
        >
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
              <Button kind="quiet" size="small" icon="external" onPress={() => props.onOpenPage(keysPage)}>
                {translate('provider.keysPage')}
              </Button>
            </div>
          )}
        </FirstRunStep>
        <FirstRunStep
          number={2}
          step="where"
          check={check}
          fields={draft.fields}
          onFix={props.onFix}
          isCurrent={hasKeys && !isPlaceFilled(draft)}
          offer={
            draft.fields.bucket === '' && props.buckets.length > 0 ? (
              <FoundBuckets
                names={props.buckets}
                onChoose={(bucket) => onChange(withFields(draft, { bucket }))}
              />
            ) : undefined
          }
        >
          <ProviderField draft={draft} onChange={onChange} />
          {draft.fields.provider === 'aws' ? (
            // The field itself is gone: AWS needs none.
            <EndpointRemark remark={props.endpointRemark} />
          ) : (
            <EndpointField {...part} remark={props.endpointRemark} onLeave={props.onLeaveEndpoint} />
          )}
          <BucketField {...part} />
          <RegionOfBucket
            {...part}
            placeholder={draft.fields.provider === 'aws' ? translate('firstRun.regionToFind') : undefined}
            help={props.foundRegion === '' ? undefined : translate('firstRun.regionFound')}
          />
        </FirstRunStep>
        <FirstRunStep
          number={3}
          step="may"
          check={check}
          fields={draft.fields}
          onFix={props.onFix}
          isCurrent={hasKeys && isPlaceFilled(draft)}
        >
          <FirstRunPermissions
            provider={draft.fields.provider}
            isChecking={check.state === 'running' && !check.isLive}
            canCheck={props.canCheck}
            canCopyPolicy={draft.fields.bucket !== ''}
            onCheck={props.onCheck}
            onCancelCheck={props.onCancelCheck}
            onCopyPolicy={() => props.onCopyPolicy('iam')}
          />
          <LinkAnswer check={check} />
        </FirstRunStep>
      </div>
      {!showsList(check) ? null : (
        <div className={styles['checks']}>
          <Checks
            check={check}
            fields={draft.fields}
            codeField={props.codeField}
            follows={props.awaitsAnswers}
            tells={false}
            onFix={props.onFix}
            onCopyPolicy={props.onCopyPolicy}
          />
        </div>
      )}
    </form>
  )
}

/** What a reader would get, last of the answers; below all fields, where nothing can be moved by it. */
function LinkAnswer({ check }: { readonly check: CheckView }) {
  const translate = useTranslate()
  const outcome = freshOutcome(check, 'link')
  if (outcome === undefined || outcome.status === 'skipped') return null
  return (
    <p className={outcome.status === 'passed' ? styles['linkOpens'] : styles['linkFails']} role="status">
      {describeOutcome('link', outcome, translate).message}
    </p>
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
