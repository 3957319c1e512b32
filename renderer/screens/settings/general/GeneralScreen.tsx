import { useState } from 'react'
import type { Failure, Translate } from '../../../../electron/shared/failures/failure'
import type { LinkTemplateProblem } from '../../../../electron/shared/links/link-format'
import type { Result } from '../../../../electron/shared/result'
import type { Preferences, Settings } from '../../../../electron/shared/app/settings'
import { api } from '../../../api'
import { useTranslate } from '../../../i18n/use-translate'
import { useStores } from '../../../state/stores'
import { useIsOpen } from '../../use-is-open'
import { classes } from '../../../style/classes'
import { GeneralBar } from '../../../views/settings/preferences/GeneralBar'
import type { LinkExample } from '../../../views/settings/preferences/link-example'
import { PreferencesForm } from '../../../views/settings/preferences/PreferencesForm'
import { ProblemSummary } from '../../../views/settings/ProblemSummary'
import { ConnectedExport } from './ConnectedExport'
import styles from '../SettingsScreen.module.css'
import { takeImport } from '../paste/take-import'
import { useLinkExample } from './use-link-example'

/** The preferences: each change is sent to main at once, and then shown as main holds it. */
export function GeneralScreen({ settings }: { readonly settings: Settings }) {
  const { screen, notices } = useStores()
  const isOpen = useIsOpen()
  const [isExporting, setIsExporting] = useState(false)
  const [isImporting, setIsImporting] = useState(false)
  const [failure, setFailure] = useState<Failure>()

  async function change(next: Partial<Preferences>) {
    const answer = await api.changePreferences(next)
    setFailure(answer.ok ? undefined : answer.problem)
  }

  /**
   * Shows the file's content as a paste would be shown: in the form of a new destination. If the person has left this
   * screen by then, a notice says why it failed.
   */
  async function importFile() {
    if (isImporting) return
    setIsImporting(true)
    setFailure(undefined)
    try {
      const answer = await api.chooseDestinationFile()
      if (!answer.ok && isOpen.current) setFailure(answer.problem)
      else if (!answer.ok) notices.add({ kind: 'failure', failure: answer.problem })
      else if (answer.value !== null) takeImport(answer.value, settings.secretProtection)
    } finally {
      setIsImporting(false)
    }
  }

  return (
    <>
      <div className={classes(styles['wide'], 'scroll')}>
        <ProblemSummary wrongFields={0} failure={failure} />
        <ConnectedPreferences settings={settings} onChange={change} />
      </div>
      <GeneralBar
        canExport={settings.destinations.length > 0}
        onImport={() => void importFile()}
        onExport={() => setIsExporting(true)}
        onOpenLogFolder={() => void api.openLogFolder()}
        onAbout={() => screen.show('about')}
      />
      {isExporting && (
        <ConnectedExport destinations={settings.destinations} onClose={() => setIsExporting(false)} />
      )}
    </>
  )
}

interface ConnectedPreferencesProps {
  readonly settings: Settings
  readonly onChange: (next: Partial<Preferences>) => Promise<void>
}

function ConnectedPreferences({ settings, onChange }: ConnectedPreferencesProps) {
  const translate = useTranslate()
  const { toasts } = useStores()
  const { linkFormat, customLinkTemplate } = settings.preferences
  const [typed, setTyped] = useState(customLinkTemplate)
  const example = useLinkExample(linkFormat, typed)

  async function typeTemplate(template: string) {
    setTyped(template)
    const answer = await api.previewLinkFormat('custom', template)
    if (answer.ok) await onChange({ customLinkTemplate: template })
  }

  async function copyEditorAddress(withSecret: boolean) {
    await api.copyEditorAddress(withSecret)
    return true
  }

  async function renewEditorSecret() {
    await api.renewEditorSecret()
    toasts.show('settings.editors.renewed')
  }

  return (
    <PreferencesForm
      settings={settings}
      platform={api.platform}
      typedTemplate={typed}
      example={linkExample(example, translate)}
      onChange={(next) => void onChange(next)}
      onTypeTemplate={(template) => void typeTemplate(template)}
      onCopyAddress={copyEditorAddress}
      onRenewSecret={() => void renewEditorSecret()}
      onKeepSecret={(keeping) => void api.keepEditorSecret(keeping)}
    />
  )
}

function linkExample(
  answer: Result<string, LinkTemplateProblem> | undefined,
  translate: Translate,
): LinkExample {
  if (answer === undefined) return { state: 'unknown' }
  if (answer.ok) return { state: 'ready', text: answer.value }
  const { kind, ...facts } = answer.problem
  return { state: 'wrong', sentence: translate(`settings.preferences.templateProblem.${kind}`, facts) }
}
