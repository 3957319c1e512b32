import { useEffect, useEffectEvent, useRef } from 'react'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { entryPictureAddress } from '../../../thumbnail-address'
import { Icon } from '../../controls/Icon'
import { useMissingPicture } from '../../controls/use-missing-picture'
import { placeholderOf } from './placeholder'

export interface EntryPictureProps {
  readonly entry: HistoryEntry
  /** Called when the picture leaves the view before it has loaded. */
  readonly onCancelPicture: (entry: HistoryEntry) => void
}

/** An entry's picture: a blurred placeholder until it has loaded, an icon if there is none. */
export function EntryPicture({ entry, onCancelPicture }: EntryPictureProps) {
  const src = entryPictureAddress(entry)
  const [isMissing, onMissing] = useMissingPicture(src)
  const hasEnded = useRef(false)
  const leave = useEffectEvent(() => {
    if (!hasEnded.current && entry.isFound === true) onCancelPicture(entry)
    hasEnded.current = false
  })
  useEffect(() => () => leave(), [src])
  if (isMissing) return <Icon name="image" />
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
        hasEnded.current = true
      }}
      onError={() => {
        hasEnded.current = true
        onMissing()
      }}
    />
  )
}
