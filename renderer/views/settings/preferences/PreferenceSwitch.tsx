import type { Preferences } from '../../../../electron/shared/app/settings'
import { useTranslate } from '../../../i18n/use-translate'
import { Switch } from '../../controls/fields/Switch'

/** The preferences that are on or off. */
export type SwitchedPreference = {
  [Name in keyof Preferences]: Preferences[Name] extends boolean ? Name : never
}[keyof Preferences]

export interface PreferenceSwitchProps {
  readonly name: SwitchedPreference
  readonly preferences: Preferences
  readonly onChange: (change: Partial<Preferences>) => void
  /** Replaces the text `<name>Means`. */
  readonly help?: string
  /** Not available, whatever was chosen. */
  readonly isDisabled?: boolean
}

/** A preference that is on or off, with the words `settings.preferences.<name>` and `<name>Means`. */
export function PreferenceSwitch(props: PreferenceSwitchProps) {
  const { name, preferences, onChange, help, isDisabled = false } = props
  const translate = useTranslate()
  const label = translate(`settings.preferences.${name}`)
  return (
    <Switch
      isDisabled={isDisabled}
      isSelected={!isDisabled && preferences[name]}
      onChange={(isOn) => onChange({ [name]: isOn })}
      aria-label={label}
      help={help ?? translate(`settings.preferences.${name}Means`)}
    >
      {label}
    </Switch>
  )
}
