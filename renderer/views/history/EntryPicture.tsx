import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { HistoryEntry } from '../../../electron/shared/history'
import { Icon } from '../controls/Icon'
import { placeholderOf } from './placeholder'

export interface EntryPictureProps {
  readonly entry: HistoryEntry
  readonly src: string
  /** The picture is in sight no more, and has not come. */
  readonly onGiveUp: (entry: HistoryEntry) => void
}

/** The picture of an entry: a blur until it comes, a sign where there is none to be had. */
export function EntryPicture({ entry, src, onGiveUp }: EntryPictureProps) {
  const [missing, setMissing] = useState<string>()
  const isHere = useRef(false)
  const leave = useEffectEvent(() => {
    if (!isHere.current && entry.isFound === true) onGiveUp(entry)
    isHere.current = false
  })
  useEffect(() => () => leave(), [src])
  if (missing === src) return <Icon name="image" />
  const placeholder = entry.thumbHash === undefined ? undefined : placeholderOf(entry.thumbHash)
  return (
    <img
      src={src}
      alt=""
      draggable={false}
      loading="lazy"
      decoding="async"
      style={placeholder === undefined ? {} : { background: `center / cover url(${placeholder})` }}
      onLoad={() => {
        isHere.current = true
      }}
      onError={() => {
        isHere.current = true
        setMissing(src)
      }}
    />
  )
}
