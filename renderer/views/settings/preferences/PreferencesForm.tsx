import { languageChoices, languages, nameOfLanguage } from '../../../../electron/shared/languages'
import { linkFormats } from '../../../../electron/shared/links/link-format'
import {
  historyLifeChoices,
  parallelUploadsRange,
  takenKeyChoices,
  themeChoices,
  type Settings,
} from '../../../../electron/shared/app/settings'
import { useTranslate } from '../../../i18n/use-translate'
import { Picker } from '../../controls/fields/Picker'
import { ChoiceChips } from '../fields/ChoiceChips'
import { ConversionFields } from './ConversionFields'
import { CustomFormatField } from './CustomFormatField'
import { EditorsSection, type EditorsSectionProps } from './EditorsSection'
import type { LinkExample } from './link-example'
import { NumberStepper } from './NumberStepper'
import styles from './PreferencesForm.module.css'
import { PreferencesSection } from './PreferencesSection'
import { PreferenceSwitch } from './PreferenceSwitch'
import { SpeedLimitPicker } from './SpeedLimitPicker'
import { ShortcutRecorder } from './ShortcutRecorder'

export interface PreferencesFormProps extends Omit<EditorsSectionProps, 'settings'> {
  readonly settings: Settings
  readonly platform: string
  /** The custom format as typed; it is stored only while it is valid. */
  readonly typedTemplate: string
  readonly example: LinkExample
  readonly onTypeTemplate: (template: string) => void
}

type SectionProps<Also extends keyof PreferencesFormProps = never> = Pick<
  PreferencesFormProps,
  'settings' | 'onChange' | Also
>

/** The preferences that are not about a single destination; each takes effect at once. */
export function PreferencesForm(props: PreferencesFormProps) {
  return (
    <div className={styles['form']}>
      <AppearanceSection {...props} />
      <UploadsSection {...props} />
      <LinksSection {...props} />
      <HistorySection {...props} />
      <EditorsSection {...props} />
      <SystemSection {...props} />
    </div>
  )
}

/** Looks up words below `settings.preferences`. */
function useWords(): (key: string) => string {
  const translate = useTranslate()
  return (key) => translate(`settings.preferences.${key}`)
}

function AppearanceSection({ settings: { preferences }, onChange }: SectionProps) {
  const words = useWords()
  return (
    <PreferencesSection title={words('appearance')}>
      <ChoiceChips
        label={words('language')}
        showsLabel
        choices={languageChoices.map((id) => ({
          id,
          label: languages.includes(id) ? nameOfLanguage(id) : words('asSystem'),
        }))}
        chosen={preferences.language}
        onChoose={(language) => onChange({ language })}
      />
      <ChoiceChips
        label={words('theme')}
        showsLabel
        choices={themeChoices.map((id) => ({ id, label: words(`themeChoice.${id}`) }))}
        chosen={preferences.theme}
        onChoose={(theme) => onChange({ theme })}
      />
    </PreferencesSection>
  )
}

function UploadsSection({ settings: { preferences }, onChange }: SectionProps) {
  const words = useWords()
  const shared = { preferences, onChange }
  return (
    <PreferencesSection title={words('uploads')}>
      <NumberStepper
        label={words('parallelUploads')}
        help={words('parallelUploadsMeans')}
        minimum={parallelUploadsRange.minimum}
        maximum={parallelUploadsRange.maximum}
        value={preferences.parallelUploads}
        onChange={(parallelUploads) => onChange({ parallelUploads })}
      />
      <div className={styles['short']}>
        <SpeedLimitPicker
          bytesPerSecond={preferences.bytesPerSecondLimit}
          onChange={(bytesPerSecondLimit) => onChange({ bytesPerSecondLimit })}
        />
      </div>
      <PreferenceSwitch {...shared} name="reuseEarlierLinks" />
      <PreferenceSwitch {...shared} name="removeMetadata" />
      <ConversionFields
        conversion={preferences.conversion}
        onChange={(conversion) => onChange({ conversion })}
      />
      <ChoiceChips
        label={words('onTakenKey')}
        showsLabel
        choices={takenKeyChoices.map((id) => ({ id, label: words(`onTakenKeyChoice.${id}`) }))}
        chosen={preferences.onTakenKey}
        help={words(`onTakenKeyMeans.${preferences.onTakenKey}`)}
        onChoose={(onTakenKey) => onChange({ onTakenKey })}
      />
    </PreferencesSection>
  )
}

function LinksSection(props: SectionProps<'typedTemplate' | 'example' | 'onTypeTemplate'>) {
  const { settings, typedTemplate, example, onChange, onTypeTemplate } = props
  const { preferences } = settings
  const translate = useTranslate()
  const words = useWords()
  const shared = { preferences, onChange }
  return (
    <PreferencesSection title={words('links')}>
      <div className={styles['short']}>
        <Picker
          label={words('linkFormat')}
          showsLabel
          items={linkFormats.map((id) => ({ id, label: translate(`linkFormat.${id}`) }))}
          chosen={preferences.linkFormat}
          onChoose={(linkFormat) => onChange({ linkFormat })}
        />
      </div>
      <CustomFormatField
        isShown={preferences.linkFormat === 'custom'}
        template={typedTemplate}
        example={example}
        onType={onTypeTemplate}
      />
      <PreferenceSwitch {...shared} name="proveLinks" />
      <PreferenceSwitch {...shared} name="copyLinksWhenFinished" />
    </PreferencesSection>
  )
}

function HistorySection({ settings: { preferences }, onChange }: SectionProps) {
  const words = useWords()
  return (
    <PreferencesSection title={words('history')}>
      <ChoiceChips
        label={words('historyLife')}
        showsLabel
        choices={historyLifeChoices.map((id) => ({ id, label: words(`historyLifeChoice.${id}`) }))}
        chosen={preferences.historyLife}
        help={words('historyLifeMeans')}
        onChoose={(historyLife) => onChange({ historyLife })}
      />
    </PreferencesSection>
  )
}

function SystemSection({ settings, platform, onChange }: SectionProps<'platform'>) {
  const { preferences, shortcutState, canLaunchAtLogin } = settings
  const translate = useTranslate()
  const words = useWords()
  const shared = { preferences, onChange }
  return (
    <PreferencesSection title={words('system')}>
      <ShortcutRecorder
        accelerator={preferences.globalShortcut}
        state={shortcutState}
        platform={platform}
        onChange={(globalShortcut) => onChange({ globalShortcut })}
      />
      <PreferenceSwitch
        {...shared}
        name="shelf"
        help={translate('settings.preferences.shelfMeans', platform === 'darwin' ? { context: 'mac' } : {})}
      />
      <PreferenceSwitch {...shared} name="closeToTray" />
      <PreferenceSwitch
        {...shared}
        name="launchAtLogin"
        isDisabled={!canLaunchAtLogin}
        help={words(canLaunchAtLogin ? 'launchAtLoginMeans' : 'launchAtLoginCannot')}
      />
    </PreferencesSection>
  )
}
