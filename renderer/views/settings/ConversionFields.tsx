import { conversionTypes, isWanted, qualities, type Conversion } from '../../../electron/shared/conversion'
import { useFormat } from '../../i18n/use-format'
import { useTranslate } from '../../i18n/use-translate'
import { Picker } from '../controls/Picker'
import { ChoiceChips } from './ChoiceChips'
import { longestSides } from './longest-sides'
import styles from './PreferencesForm.module.css'

export interface ConversionFieldsProps {
  readonly conversion: Conversion
  readonly onChange: (conversion: Conversion) => void
}

/** How images are made smaller, or turned into another type, before they go up. */
export function ConversionFields({ conversion, onChange }: ConversionFieldsProps) {
  const translate = useTranslate()
  const format = useFormat()
  const words = (key: string) => translate(`settings.preferences.${key}`)
  const { longestSide, to, quality } = conversion
  return (
    <>
      <div className={styles['short']}>
        <Picker
          label={words('longestSide')}
          help={words('longestSideMeans')}
          showsLabel
          items={longestSides(longestSide).map((side) => ({
            id: String(side),
            label:
              side === 0
                ? words('longestSideChoice.none')
                : translate('settings.preferences.longestSideChoice.pixels', { pixels: format.count(side) }),
          }))}
          chosen={String(longestSide)}
          onChoose={(side) => onChange({ ...conversion, longestSide: Number(side) })}
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
