import { ownLinkFormats, type OwnLinkFormat } from '../../../../electron/shared/links/link-format'
import { useTranslate } from '../../../i18n/use-translate'
import { Picker } from '../../controls/fields/Picker'

export interface LinkFormatFieldProps {
  readonly chosen: OwnLinkFormat
  readonly onChoose: (format: OwnLinkFormat) => void
}

/** The format in which a destination's links are copied by default. */
export function LinkFormatField({ chosen, onChoose }: LinkFormatFieldProps) {
  const translate = useTranslate()
  return (
    <Picker
      label={translate('settings.field.linkFormat')}
      showsLabel
      items={ownLinkFormats.map((id) => ({
        id,
        label: id === 'general' ? translate('settings.generalLinkFormat') : translate(`linkFormat.${id}`),
      }))}
      chosen={chosen}
      onChoose={onChoose}
    />
  )
}
