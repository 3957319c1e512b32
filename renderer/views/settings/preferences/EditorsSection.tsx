import type { SecretKeeping } from '../../../../electron/shared/destinations/destination'
import { editorPortRange, type Preferences, type Settings } from '../../../../electron/shared/app/settings'
import { useTranslate } from '../../../i18n/use-translate'
import { Switch } from '../../controls/fields/Switch'
import { EditorAddress, type EditorAddressProps } from './EditorAddress'
import { OriginsField } from './OriginsField'
import { PortField } from './PortField'
import { PreferencesSection } from './PreferencesSection'
import { SecretKeepingChoice } from '../fields/SecretKeepingChoice'

export interface EditorsSectionProps {
  readonly settings: Pick<Settings, 'preferences' | 'editorDoor' | 'editorSecretKeeping' | 'secretProtection'>
  readonly onChange: (change: Partial<Preferences>) => void
  readonly onCopyAddress: EditorAddressProps['onCopy']
  readonly onRenewSecret: () => void
  readonly onKeepSecret: (keeping: SecretKeeping) => void
}

/** How editors that support PicGo or PicList can upload through Ollim. */
export function EditorsSection(props: EditorsSectionProps) {
  const { settings, onChange, onCopyAddress, onRenewSecret, onKeepSecret } = props
  const { editors, editorPort: port, editorsWithoutSecret, editorOrigins } = settings.preferences
  const { editorDoor } = settings
  const translate = useTranslate()
  const words = (key: string) => translate(`settings.editors.${key}`, { port })
  return (
    <PreferencesSection title={words('title')}>
      <Switch
        isSelected={editors}
        onChange={(isOn) => onChange({ editors: isOn })}
        aria-label={words('on')}
        help={words('onMeans')}
      >
        {words('on')}
      </Switch>
      {editors ? (
        <>
          <PortField
            label={words('port')}
            help={translate('settings.editors.portMeans', { port: editorPortRange.default })}
            problem={editorDoor === 'taken' || editorDoor === 'failed' ? words(editorDoor) : undefined}
            value={port}
            onChange={(editorPort) => onChange({ editorPort })}
          />
          <EditorAddress port={port} onCopy={onCopyAddress} onRenewSecret={onRenewSecret} />
          {settings.secretProtection === 'none' ? (
            <SecretKeepingChoice
              chosen={settings.editorSecretKeeping}
              onChoose={onKeepSecret}
              memoryMeans={words('memoryMeans')}
            />
          ) : null}
          <Switch
            isSelected={editorsWithoutSecret}
            onChange={(isOn) => onChange({ editorsWithoutSecret: isOn })}
            aria-label={words('withoutSecret')}
            help={words('withoutSecretMeans')}
          >
            {words('withoutSecret')}
          </Switch>
          <OriginsField value={editorOrigins} onChange={(origins) => onChange({ editorOrigins: origins })} />
        </>
      ) : null}
    </PreferencesSection>
  )
}
