import { Fragment } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { classes } from '../../style/classes'
import styles from './HelpSheet.module.css'

export interface CommandHelpProps {
  /** The command as typed on this computer; empty until main has answered. */
  readonly command: string
}

const editors = ['typora', 'others'] as const

/** How to upload images from a terminal, a script or an editor. */
export function CommandHelp({ command }: CommandHelpProps) {
  const translate = useTranslate()
  return (
    <>
      <p className={styles['text']}>{translate('help.command.lead')}</p>
      <Code>{`${command} upload --format markdown picture.png`}</Code>
      <h3 className={styles['group']}>{translate('help.command.editors')}</h3>
      {editors.map((editor) => (
        <Fragment key={editor}>
          <p className={styles['text']}>{translate(`help.command.${editor}`)}</p>
          <Code>{`${command} upload`}</Code>
        </Fragment>
      ))}
      <h3 className={styles['group']}>{translate('help.command.all')}</h3>
      <pre
        className={classes(styles['code'], styles['whole'], 'sample', 'scroll', 'selectable')}
        tabIndex={0}
        role="region"
        aria-label={translate('help.command.all')}
      >
        {translate('cli.help')}
      </pre>
    </>
  )
}

/** Breaks lines only between words: the hyphens of an option belong to it. */
function Code({ children }: { readonly children: string }) {
  const words = children.split(' ')
  return (
    <pre className={classes(styles['code'], 'sample', 'selectable')}>
      {words.map((word, index) => (
        <Fragment key={index}>
          {index === 0 ? null : ' '}
          <span className={styles['word']}>{word}</span>
        </Fragment>
      ))}
    </pre>
  )
}
