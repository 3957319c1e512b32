import { useTranslate } from '../../../i18n/use-translate'
import { withFields } from '../draft'
import { EndpointField } from '../fields/EndpointField'
import { BucketField, ProviderField, RegionOfBucket } from '../fields/PlaceFields'
import { isPlaceFilled } from './filled-in'
import { FirstRunStep } from './FirstRunStep'
import { FoundBuckets } from './FoundBuckets'
import type { StepProps } from './step-props'

/** The provider, the bucket and its region. */
export function WhereStep({ form, part, asked, hasKeys }: StepProps) {
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
      <EndpointField {...part} remark={endpointRemark} onLeave={onLeaveAddress} isRemarkOnly={isAws} />
      <BucketField {...part} onLeave={onLeaveAddress} />
      <RegionOfBucket
        {...part}
        placeholder={isAws ? translate('firstRun.regionToFind') : undefined}
        help={foundRegion === '' ? undefined : translate('firstRun.regionFound')}
      />
    </FirstRunStep>
  )
}
