import { Fragment, useRef } from 'react'
import { useTranslate } from '../../i18n/use-translate'
import { Switch } from '../controls/fields/Switch'
import { readableUrl, splitUrl } from '../controls/text/readable-url'
import { splitName } from '../controls/text/split-name'
import { textWidth } from '../controls/text/text-width'
import { fitLine } from './fit-line'
import styles from './PastePanel.module.css'
import { useLineRoom, type LineRoom } from './use-line-room'

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
  const pre = useRef<HTMLPreElement>(null)
  const room = useLineRoom(pre)
  return (
    <aside className={styles['panel']} aria-labelledby="what-you-paste">
      <div className={styles['head']}>
        <h2 id="what-you-paste" className={styles['title']}>
          {translate('uploads.whatYouPaste')}
        </h2>
        <span className={styles['size']}>{translate('uploads.lines', { format: formatLabel, count })}</span>
      </div>
      <div className={styles['frame']}>
        <pre ref={pre} className={styles['text']} tabIndex={0} aria-labelledby="what-you-paste">
          {lines.map(({ id, text, url }) => (
            <Fragment key={id}>
              <Line text={text} url={url} room={room} />
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

interface LineProps {
  readonly text: string
  readonly url: string
  readonly room: LineRoom | undefined
}

/**
 * The URL is in quiet text; what the format adds around it is not. Where the line is too long, the middle of the URL
 * is hidden, and of a long name its middle: the ends of names tell the lines apart. Whoever copies the text gets all of
 * it.
 */
function Line({ text, url, room }: LineProps) {
  const [before = '', ...rest] = text.split(url)
  if (before === text) return readableUrl(text)
  const { head: place, tail } = splitUrl(readableUrl(url))
  const [name = ''] = tail.split(/[?#]/, 1)
  const { head: start, tail: end } = splitName(name)
  const parts = { before, place, start, end, query: tail.slice(name.length), after: rest.join(url) }
  const cut = room && fitLine(parts, room.width, (part) => textWidth(part, room.font))
  return (
    <>
      <b>{before}</b>
      <Cut text={place} width={cut?.place} />
      <Cut text={start} width={cut?.start} />
      {end}
      {parts.query}
      <b>{parts.after}</b>
    </>
  )
}

function Cut({ text, width }: { readonly text: string; readonly width: number | undefined }) {
  if (width === undefined) return text
  return (
    <span className={styles['cut']} style={{ width: width + forRounding }}>
      {text}
    </span>
  )
}

/** Less than any letter's width, in CSS pixels. */
const forRounding = 0.5
