import { useEffect, useEffectEvent, useRef } from 'react'
import type { HistoryEntry } from '../../../../electron/shared/history/history'
import { entryThumbnailAddress } from '../../../thumbnail-address'
import { Icon } from '../../controls/Icon'
import { useMissingThumbnail } from '../../controls/use-missing-thumbnail'
import { placeholderOf } from './placeholder'

export interface EntryThumbnailProps {
  readonly entry: HistoryEntry
  /** Called when the thumbnail leaves the view before it has loaded. */
  readonly onCancelThumbnail: (entry: HistoryEntry) => void
}

/** An entry's thumbnail: a blurred placeholder until it has loaded, an icon if there is none. */
export function EntryThumbnail({ entry, onCancelThumbnail }: EntryThumbnailProps) {
  const src = entryThumbnailAddress(entry)
  const [isMissing, onMissing] = useMissingThumbnail(src)
  const hasEnded = useRef(false)
  const leave = useEffectEvent(() => {
    if (!hasEnded.current && entry.isFound === true) onCancelThumbnail(entry)
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
