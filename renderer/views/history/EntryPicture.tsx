import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { HistoryEntry } from '../../../electron/shared/history'
import { Icon } from '../controls/Icon'
import { placeholderOf } from './placeholder'

export interface EntryPictureProps {
  readonly entry: HistoryEntry
  readonly src: string
  /** Called when the picture leaves the view before it has loaded. */
  readonly onGiveUp: (entry: HistoryEntry) => void
}

/** An entry's picture: a blurred placeholder until it has loaded, an icon if there is none. */
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
