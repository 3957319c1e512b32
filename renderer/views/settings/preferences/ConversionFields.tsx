import {
  conversionTypes,
  isWanted,
  qualities,
  type Conversion,
} from '../../../../electron/shared/uploads/conversion'
import { useFormat } from '../../../i18n/use-format'
import { useTranslate } from '../../../i18n/use-translate'
import { Picker } from '../../controls/fields/Picker'
import { ChoiceChips } from '../fields/ChoiceChips'
import { nameOf, sizeLimits, type SizeLimit } from './size-limits'
import styles from './PreferencesForm.module.css'

export interface ConversionFieldsProps {
  readonly conversion: Conversion
  readonly onChange: (conversion: Conversion) => void
}

/** How images are scaled down, or converted to another type, before they are uploaded. */
export function ConversionFields({ conversion, onChange }: ConversionFieldsProps) {
  const translate = useTranslate()
  const format = useFormat()
  const words = (key: string) => translate(`settings.preferences.${key}`)
  const { longestSide, maxWidth, to, quality } = conversion
  const pixels = (kind: string, side: number) =>
    side === 0
      ? []
      : [translate(`settings.preferences.sizeLimitChoice.${kind}`, { pixels: format.count(side) })]
  const labelOf = (limit: SizeLimit) =>
    [...pixels('pixels', limit.longestSide), ...pixels('wide', limit.maxWidth)].join(', ')
  const limits = sizeLimits({ longestSide, maxWidth })
  return (
    <>
      <div className={styles['short']}>
        <Picker
          label={words('sizeLimit')}
          help={words('sizeLimitMeans')}
          showsLabel
          items={limits.map((limit) => ({
            id: nameOf(limit),
            label: labelOf(limit) || words('sizeLimitChoice.none'),
          }))}
          chosen={nameOf(conversion)}
          onChoose={(name) => onChange({ ...conversion, ...limits.find((limit) => nameOf(limit) === name) })}
        />
      </div>
      <ChoiceChips
        label={words('convertTo')}
        showsLabel
        choices={conversionTypes.map((id) => ({ id, label: words(`convertToChoice.${id}`) }))}
        chosen={to}
        help={words(`convertToMeans.${to}`)}
        onChoose={(type) => onChange({ ...conversion, to: type })}
      />
      {isWanted(conversion) ? (
        <ChoiceChips
          label={words('imageQuality')}
          showsLabel
          choices={qualities.map(({ id }) => ({ id, label: words(`imageQualityChoice.${id}`) }))}
          chosen={qualities.find((one) => one.quality === quality)?.id ?? ''}
          help={words('imageQualityMeans')}
          onChoose={(id) => {
            const chosen = qualities.find((one) => one.id === id)
            if (chosen !== undefined) onChange({ ...conversion, quality: chosen.quality })
          }}
        />
      ) : null}
    </>
  )
}
