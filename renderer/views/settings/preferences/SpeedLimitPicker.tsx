import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { Picker } from '../../controls/fields/Picker'
import { speedLimits } from './speed-limits'

export interface SpeedLimitPickerProps {
  /** 0 for no limit. */
  readonly bytesPerSecond: number
  readonly onChange: (bytesPerSecond: number) => void
}

/** The speed limit of all uploads together. */
export function SpeedLimitPicker({ bytesPerSecond, onChange }: SpeedLimitPickerProps) {
  const translate = useTranslate()
  const format = useFormat()
  return (
    <Picker
      label={translate('settings.preferences.speedLimit')}
      help={translate('settings.preferences.speedLimitMeans')}
      showsLabel
      items={speedLimits(bytesPerSecond).map((limit) => ({
        id: String(limit),
        label: limit === 0 ? translate('settings.preferences.speedLimitChoice.none') : format.speed(limit),
      }))}
      chosen={String(bytesPerSecond)}
      onChoose={(id) => onChange(Number(id))}
    />
  )
}
