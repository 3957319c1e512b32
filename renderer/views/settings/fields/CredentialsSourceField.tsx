import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { Picker, type PickerItem } from '../../controls/fields/Picker'
import { sourceId, sourceOf, sourcesToOffer } from '../credentials-source'
import { withFields } from '../draft'
import type { FormPartProps } from '../form-part'

/** Where the credentials come from: typed here, or from a profile or the environment. */
export function CredentialsSourceField(props: FormPartProps) {
  const { draft, stored, offer, sentence, onChange } = props
  const translate = useTranslate()
  const format = useFormat()
  const { credentialsSource: chosen } = draft.fields
  const isInForce = stored !== undefined && sourceId(stored.credentialsSource) === sourceId(chosen)
  const end = isInForce && chosen.kind === 'profile' ? stored.expiresAt : 0
  const items = sourcesToOffer(offer, chosen).map((source): PickerItem<string> => {
    const isMissing = source.kind === 'profile' && !offer.profiles.includes(source.name)
    return {
      id: sourceId(source),
      label: translate(`borrowed.${source.kind}`, source.kind === 'profile' ? { profile: source.name } : {}),
      ...(isMissing && { hint: translate('borrowed.missing') }),
    }
  })
  return (
    <Picker
      label={translate('borrowed.source')}
      showsLabel
      items={items}
      chosen={sourceId(chosen)}
      help={
        chosen.kind === 'keys'
          ? undefined
          : [
              translate(`borrowed.${chosen.kind}Help`),
              ...(end === 0 ? [] : [translate('borrowed.inForce', { time: format.time(end) })]),
            ].join(' ')
      }
      problem={sentence('credentialsSource')}
      onChoose={(id) => onChange(withFields(draft, { credentialsSource: sourceOf(id) }))}
    />
  )
}
