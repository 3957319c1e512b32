import { providerIds, type ProviderId } from '../../../../electron/shared/destinations/destination'
import { withProvider, withRegion } from '../../../../electron/shared/providers/provider-choice'
import { providerPreset } from '../../../../electron/shared/providers/providers'
import { regionCode } from '../../../../electron/shared/providers/region-code'
import { useTranslate } from '../../../i18n/use-translate'
import { TextField } from '../../controls/fields/TextField'
import { ChoiceChips } from './ChoiceChips'
import { withFields } from '../draft'
import { longestText, type FormPartProps } from '../form-part'
import { MoreChoices } from './MoreChoices'
import { RegionField } from './RegionField'

/** The common providers; the others are in a menu. */
const common: readonly ProviderId[] = ['aws', 'r2', 'minio', 'b2', 'naver', 'other']

/** The storage provider: fills in what is known about it. */
export function ProviderField({ draft, onChange }: Pick<FormPartProps, 'draft' | 'onChange'>) {
  const translate = useTranslate()
  const { provider } = draft.fields
  const shown = providerIds.filter((id) => common.includes(id) || id === provider)
  const choice = (id: ProviderId) => ({ id, label: translate(`settings.providerChip.${id}`) })
  const choose = (id: ProviderId) => onChange(withFields(draft, withProvider(draft.fields, id)))
  return (
    <ChoiceChips
      label={translate('settings.provider')}
      choices={shown.map(choice)}
      chosen={provider}
      onChoose={choose}
      extra={
        <MoreChoices
          label={translate('provider.more')}
          choices={providerIds.filter((id) => !shown.includes(id)).map(choice)}
          onChoose={choose}
        />
      }
    />
  )
}

export interface BucketFieldProps extends FormPartProps {
  readonly onLeave: () => void
}

export function BucketField({ draft, sentence, wrongField, onChange, onLeave }: BucketFieldProps) {
  const translate = useTranslate()
  return (
    <TextField
      name="bucket"
      label={translate('settings.field.bucket')}
      value={draft.fields.bucket}
      onChange={(bucket) => onChange(withFields(draft, { bucket: bucket.trim() }))}
      onBlur={onLeave}
      maxLength={longestText}
      spellCheck="false"
      monospace
      placeholder={translate('settings.placeholder.bucket')}
      problem={sentence('bucket')}
      isWrong={wrongField === 'bucket'}
    />
  )
}

export interface RegionOfBucketProps extends FormPartProps {
  /** Replaces the default placeholder. */
  readonly placeholder?: string | undefined
  readonly help?: string | undefined
}

/** The provider's regions with their locations; other regions can be typed. */
export function RegionOfBucket({ placeholder, help, ...part }: RegionOfBucketProps) {
  const { draft, sentence, wrongField, onChange } = part
  const translate = useTranslate()
  const { provider, region } = draft.fields
  const { regions, defaultRegion } = providerPreset(provider)
  // Recognises a region that was typed by its location instead of chosen from the list.
  const meant = provider === 'aws' ? regionCode(region) : region
  const choose = (chosen: string) => onChange(withFields(draft, withRegion(draft.fields, chosen)))
  return (
    <RegionField
      // Only AWS's regions have translated names: other providers use the same codes for other locations.
      regions={regions.map((id) => ({ id, name: provider === 'aws' ? translate(`region.${id}`) : '' }))}
      value={region}
      onChange={choose}
      onLeave={() => {
        if (meant !== region) choose(meant)
      }}
      placeholder={
        placeholder ?? (defaultRegion === '' ? translate('settings.placeholder.region') : defaultRegion)
      }
      help={help}
      problem={sentence('region')}
      isWrong={wrongField === 'region'}
    />
  )
}
