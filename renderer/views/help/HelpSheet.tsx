import { useId, useState, type ReactNode } from 'react'
import type { About } from '../../../electron/shared/contract'
import { useTranslate } from '../../i18n/use-translate'
import { classes } from '../../style/classes'
import { Dialog } from '../controls/dialogs/Dialog'
import { TabList, TabPanel } from '../controls/Tabs'
import { BasicsHelp } from './BasicsHelp'
import { CommandHelp } from './CommandHelp'
import { FormatExamples, type FormatExample } from './FormatExamples'
import styles from './HelpSheet.module.css'
import { KeysHelp } from './KeysHelp'

export interface HelpSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly platform: string
  /** The global shortcut's accelerator; empty while it is off. */
  readonly globalShortcut: string
  /** An example image's link in every format. */
  readonly formats: readonly FormatExample[]
  /** Absent until main has answered. */
  readonly about: About | undefined
  readonly onOpenLogFolder: () => void
}

/** All of the help, which works offline: keys, what S3 needs, where things are, formats, the command line. */
export function HelpSheet({ isOpen, onClose, ...facts }: HelpSheetProps) {
  const translate = useTranslate()
  return (
    <Dialog
      title={translate('help.title')}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={translate('help.close')}
      width="wide"
    >
      <Subjects {...facts} />
    </Dialog>
  )
}

const subjects = ['keys', 'basics', 'formats', 'command'] as const
type Subject = (typeof subjects)[number]

function Subjects(props: Omit<HelpSheetProps, 'isOpen' | 'onClose'>) {
  const { platform, globalShortcut, formats, about, onOpenLogFolder } = props
  const translate = useTranslate()
  const name = useId()
  const [chosen, choose] = useState<Subject>('keys')
  const contents = {
    keys: <KeysHelp platform={platform} globalShortcut={globalShortcut} />,
    basics: <BasicsHelp about={about} onOpenLogFolder={onOpenLogFolder} />,
    formats: <FormatExamples formats={formats} />,
    command: <CommandHelp command={about?.command ?? ''} />,
  } satisfies Readonly<Record<Subject, ReactNode>>
  return (
    <div className={styles['subjects']}>
      <TabList
        name={name}
        label={translate('help.subjects')}
        tabs={subjects.map((id) => ({ id, label: translate(`help.subject.${id}`) }))}
        chosen={chosen}
        onChoose={choose}
        spreads
      />
      {/* The text itself can be focused, to scroll it. */}
      <TabPanel
        key={chosen}
        name={name}
        chosen={chosen}
        tabIndex={0}
        className={classes(styles['panel'], 'scroll')}
      >
        {contents[chosen]}
      </TabPanel>
    </div>
  )
}
