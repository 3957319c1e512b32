import { Fragment } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { Switch } from '../controls/Switch'
import { readableUrl } from '../controls/readable-url'
import styles from './PastePanel.module.css'

export interface PastePanelProps {
  /** The text to be pasted, with one link per line, which several uploads may share; only the first of many. */
  readonly lines: readonly { readonly id: string; readonly text: string; readonly url: string }[]
  /** How many links there are altogether. */
  readonly count: number
  readonly formatLabel: string
  readonly copiesWhenFinished: boolean
  readonly onCopiesWhenFinished: (on: boolean) => void
}

/** Shown beside finished uploads: the exact text that the clipboard gets. */
export function PastePanel(props: PastePanelProps) {
  const { lines, count, formatLabel, copiesWhenFinished, onCopiesWhenFinished } = props
  const translate = useTranslate()
  return (
    <aside className={styles['panel']} aria-labelledby="what-you-paste">
      <div className={styles['head']}>
        <h2 id="what-you-paste" className={styles['title']}>
          {translate('uploads.whatYouPaste')}
        </h2>
        <span className={styles['size']}>{translate('uploads.lines', { format: formatLabel, count })}</span>
      </div>
      <div className={styles['frame']}>
        <pre className={styles['text']} tabIndex={0} aria-labelledby="what-you-paste">
          {lines.map(({ id, text, url }) => (
            <Fragment key={id}>
              <Line text={text} url={url} />
              {'\n'}
            </Fragment>
          ))}
          {count > lines.length ? translate('uploads.moreLines', { count: count - lines.length }) : null}
        </pre>
      </div>
      <Switch isSelected={copiesWhenFinished} onChange={onCopiesWhenFinished}>
        {translate('settings.preferences.copyLinksWhenFinished')}
      </Switch>
    </aside>
  )
}

/** The URL is in quiet text; what the format adds around it is not. */
function Line({ text, url }: { readonly text: string; readonly url: string }) {
  const [before, ...after] = text.split(url)
  if (before === text || text === url) return readableUrl(text)
  return (
    <>
      <b>{before}</b>
      {readableUrl(url)}
      <b>{after.join(url)}</b>
    </>
  )
}
