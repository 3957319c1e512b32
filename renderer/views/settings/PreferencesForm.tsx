import { languageChoices, languages, nameOfLanguage } from '../../../electron/shared/languages'
import { linkFormats } from '../../../electron/shared/link-format'
import {
  historyLifeChoices,
  parallelUploadsRange,
  takenKeyChoices,
  themeChoices,
  type Settings,
} from '../../../electron/shared/settings'
import { useTranslate } from '../../i18n/use-translate'
import { Picker } from '../controls/Picker'
import { Switch } from '../controls/Switch'
import { ChoiceChips } from './ChoiceChips'
import { ConversionFields } from './ConversionFields'
import { CustomFormatField } from './CustomFormatField'
import { EditorsSection, type EditorsSectionProps } from './EditorsSection'
import type { LinkExample } from './link-example'
import { NumberStepper } from './NumberStepper'
import styles from './PreferencesForm.module.css'
import { PreferencesSection } from './PreferencesSection'
import { SpeedLimitPicker } from './SpeedLimitPicker'
import { ShortcutRecorder } from './ShortcutRecorder'

export interface PreferencesFormProps extends Omit<EditorsSectionProps, 'settings'> {
  readonly settings: Settings
  readonly platform: string
  /** The custom format as typed; it is stored only while it can be used. */
  readonly typedTemplate: string
  readonly example: LinkExample
  readonly onTypeTemplate: (template: string) => void
}

/** The choices that concern no single destination; each takes effect at once. */
export function PreferencesForm(props: PreferencesFormProps) {
  const { settings, platform, typedTemplate, example, onChange, onTypeTemplate } = props
  const { preferences, shortcutState } = settings
  const translate = useTranslate()
  const words = (key: string) => translate(`settings.preferences.${key}`)
  return (
    <div className={styles['form']}>
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
      <PreferencesSection title={words('uploads')}>
        <NumberStepper
          label={words('parallelUploads')}
          help={words('parallelUploadsMeans')}
          least={parallelUploadsRange.least}
          most={parallelUploadsRange.most}
          value={preferences.parallelUploads}
          onChange={(parallelUploads) => onChange({ parallelUploads })}
        />
        <div className={styles['short']}>
          <SpeedLimitPicker
            bytesPerSecond={preferences.bytesPerSecondLimit}
            onChange={(bytesPerSecondLimit) => onChange({ bytesPerSecondLimit })}
          />
        </div>
        <Switch
          isSelected={preferences.reuseEarlierLinks}
          onChange={(reuseEarlierLinks) => onChange({ reuseEarlierLinks })}
          aria-label={words('reuseEarlierLinks')}
          help={words('reuseEarlierLinksMeans')}
        >
          {words('reuseEarlierLinks')}
        </Switch>
        <Switch
          isSelected={preferences.removeMetadata}
          onChange={(removeMetadata) => onChange({ removeMetadata })}
          aria-label={words('removeMetadata')}
          help={words('removeMetadataMeans')}
        >
          {words('removeMetadata')}
        </Switch>
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
        <Switch
          isSelected={preferences.proveLinks}
          onChange={(proveLinks) => onChange({ proveLinks })}
          aria-label={words('proveLinks')}
          help={words('proveLinksMeans')}
        >
          {words('proveLinks')}
        </Switch>
        <Switch
          isSelected={preferences.copyLinksWhenFinished}
          onChange={(copyLinksWhenFinished) => onChange({ copyLinksWhenFinished })}
          aria-label={words('copyLinksWhenFinished')}
          help={words('copyLinksWhenFinishedMeans')}
        >
          {words('copyLinksWhenFinished')}
        </Switch>
      </PreferencesSection>
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
      <EditorsSection {...props} />
      <PreferencesSection title={words('system')}>
        <ShortcutRecorder
          accelerator={preferences.globalShortcut}
          state={shortcutState}
          platform={platform}
          onChange={(globalShortcut) => onChange({ globalShortcut })}
        />
        <Switch
          isSelected={preferences.shelf}
          onChange={(shelf) => onChange({ shelf })}
          aria-label={words('shelf')}
          help={translate('settings.preferences.shelfMeans', platform === 'darwin' ? { context: 'mac' } : {})}
        >
          {words('shelf')}
        </Switch>
        <Switch
          isSelected={preferences.closeToTray}
          onChange={(closeToTray) => onChange({ closeToTray })}
          aria-label={words('closeToTray')}
          help={words('closeToTrayMeans')}
        >
          {words('closeToTray')}
        </Switch>
        <Switch
          isDisabled={!settings.canLaunchAtLogin}
          isSelected={settings.canLaunchAtLogin && preferences.launchAtLogin}
          onChange={(launchAtLogin) => onChange({ launchAtLogin })}
          aria-label={words('launchAtLogin')}
          help={words(settings.canLaunchAtLogin ? 'launchAtLoginMeans' : 'launchAtLoginCannot')}
        >
          {words('launchAtLogin')}
        </Switch>
      </PreferencesSection>
    </div>
  )
}
