import { providerIds } from '../../../electron/shared/destination'
import { providerPreset } from '../../../electron/shared/providers'
import { useTranslate } from '../../i18n/useTranslate'
import { TextField } from '../controls/TextField'
import { ChoiceChips } from './ChoiceChips'
import { withFields } from './draft'
import { longestText, type FormPartProps } from './form-part'
import { chooseProvider, chooseRegion } from './provider-choice'
import { RegionField } from './RegionField'

/** Who runs the storage: fills in what is known of it. */
export function ProviderField({ draft, onChange }: Pick<FormPartProps, 'draft' | 'onChange'>) {
  const translate = useTranslate()
  return (
    <ChoiceChips
      label={translate('settings.provider')}
      choices={providerIds.map((id) => ({ id, label: translate(`settings.providerChip.${id}`) }))}
      chosen={draft.fields.provider}
      onChoose={(id) => onChange(chooseProvider(draft, id))}
    />
  )
}

export function EndpointField({ draft, sentence, onChange }: FormPartProps) {
  const translate = useTranslate()
  const isAws = draft.fields.provider === 'aws'
  return (
    <TextField
      name="endpoint"
      label={translate('settings.field.endpoint')}
      value={draft.fields.endpoint}
      onChange={(endpoint) => onChange(withFields(draft, { endpoint: endpoint.trim() }))}
      maxLength={longestText}
      spellCheck="false"
      monospace
      placeholder={translate(isAws ? 'settings.placeholder.endpoint' : 'settings.placeholder.endpointOther')}
      problem={sentence('endpoint')}
    />
  )
}

export function BucketField({ draft, sentence, onChange }: FormPartProps) {
  const translate = useTranslate()
  return (
    <TextField
      name="bucket"
      label={translate('settings.field.bucket')}
      value={draft.fields.bucket}
      onChange={(bucket) => onChange(withFields(draft, { bucket: bucket.trim() }))}
      maxLength={longestText}
      spellCheck="false"
      monospace
      placeholder={translate('settings.placeholder.bucket')}
      problem={sentence('bucket')}
    />
  )
}

/** The provider's regions with their places; other ones can be typed. */
export function RegionOfBucket({ draft, sentence, onChange }: FormPartProps) {
  const translate = useTranslate()
  const { provider, region } = draft.fields
  const { regions, defaultRegion } = providerPreset(provider)
  return (
    <RegionField
      regions={regions.map((id) => ({ id, name: translate(`region.${id}`) }))}
      value={region}
      onChange={(chosen) => onChange(chooseRegion(draft, chosen))}
      placeholder={defaultRegion === '' ? translate('settings.placeholder.region') : defaultRegion}
      problem={sentence('region')}
    />
  )
}
