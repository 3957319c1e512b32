import { Fragment } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { Switch } from '../controls/fields/Switch'
import { readableUrl, splitUrl } from '../controls/text/readable-url'
import { splitName } from '../controls/text/split-name'
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

/**
 * The URL is in quiet text; what the format adds around it is not. Where the line is too long, the middle of the URL
 * is hidden, and of a long name its middle: the ends of names tell the lines apart. Whoever copies the text gets all of
 * it.
 */
function Line({ text, url }: { readonly text: string; readonly url: string }) {
  const [before = '', ...rest] = text.split(url)
  if (before === text) return readableUrl(text)
  const { head, tail } = splitUrl(readableUrl(url))
  const [name = ''] = tail.split(/[?#]/, 1)
  const { head: start, tail: end } = splitName(name)
  const query = tail.slice(name.length)
  const after = rest.join(url)
  const beforeName = columnsOf(lineAt(before, -1))
  return (
    <>
      <b>{before}</b>
      <span
        className={styles['place']}
        style={{ maxWidth: roomBeside(beforeName + columnsOf(tail + lineAt(after, 0)), leastPlace) }}
      >
        {head}
      </span>
      <span
        className={styles['place']}
        style={{ maxWidth: roomBeside(beforeName + leastPlace + columnsOf(end), leastStart) }}
      >
        {start}
      </span>
      {end}
      {query}
      <b>{after}</b>
    </>
  )
}

/** How many letters stay visible of a URL's beginning, and of its name's. */
const [leastPlace, leastStart] = [10, 6]

/** In whole letters, and a little more for rounding, so that nothing is left empty behind the ellipsis. */
function roomBeside(columns: number, least: number): string {
  return `calc(max(${least}ch, round(down, 100% - ${columns}ch, 1ch)) + 0.1ch)`
}

/** Letters twice as wide as Latin ones in a monospaced font. */
const wideLetters = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu

function columnsOf(text: string): number {
  return text.length + (text.match(wideLetters)?.length ?? 0)
}

/** The first line of a text, or with -1 its last. */
function lineAt(text: string, index: 0 | -1): string {
  return text.split('\n').at(index) ?? ''
}
