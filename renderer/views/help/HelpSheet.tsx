import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { About } from '../../../electron/shared/contract'
import { useTranslate } from '../../i18n/useTranslate'
import { classes } from '../../style/classes'
import { Dialog } from '../controls/Dialog'
import { BasicsHelp } from './BasicsHelp'
import { CommandHelp } from './CommandHelp'
import { FormatExamples, type FormatExample } from './FormatExamples'
import styles from './HelpSheet.module.css'
import { KeysHelp } from './KeysHelp'

export interface HelpSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly platform: string
  /** The accelerator that works from anywhere; empty while it is off. */
  readonly globalShortcut: string
  /** An example image's link in every format. */
  readonly formats: readonly FormatExample[]
  /** Absent until main has told. */
  readonly about: About | undefined
  readonly onOpenLogFolder: () => void
}

/** All there is to know, without a network: keys, what S3 asks, where things are, formats, the command line. */
export function HelpSheet(props: HelpSheetProps) {
  const { isOpen, onClose, platform, globalShortcut, formats, about, onOpenLogFolder } = props
  const translate = useTranslate()
  const subjects: readonly (readonly [name: string, content: ReactNode])[] = [
    ['keys', <KeysHelp platform={platform} globalShortcut={globalShortcut} />],
    ['basics', <BasicsHelp about={about} onOpenLogFolder={onOpenLogFolder} />],
    ['formats', <FormatExamples formats={formats} />],
    ['command', <CommandHelp command={about?.command ?? ''} />],
  ]
  return (
    <Dialog
      title={translate('help.title')}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={translate('help.close')}
      width="wide"
    >
      <Tabs className={styles['subjects'] ?? ''}>
        <TabList aria-label={translate('help.subjects')} className={styles['tabs'] ?? ''}>
          {subjects.map(([name]) => (
            <Tab key={name} id={name} className={styles['tab'] ?? ''}>
              {translate(`help.subject.${name}`)}
            </Tab>
          ))}
        </TabList>
        {subjects.map(([name, content]) => (
          <TabPanel key={name} id={name}>
            {/* The keyboard stops at the text itself, to scroll it. */}
            <div
              className={classes(styles['panel'], 'scroll')}
              tabIndex={0}
              role="region"
              aria-label={translate(`help.subject.${name}`)}
            >
              {content}
            </div>
          </TabPanel>
        ))}
      </Tabs>
    </Dialog>
  )
}
