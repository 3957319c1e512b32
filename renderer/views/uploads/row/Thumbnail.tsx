import type { ReactNode } from 'react'
import { classes } from '../../../style/classes'
import { Icon, type IconName } from '../../controls/Icon'
import { useMissingThumbnail } from '../../controls/use-missing-thumbnail'
import styles from './Thumbnail.module.css'

export interface ThumbnailProps {
  readonly src: string
  readonly badge?: { readonly icon: IconName; readonly tone: 'accent' | 'amber' | 'red' | 'grey' } | undefined
  readonly variant?: 'plain' | 'waiting' | 'dimmed'
}

/** An image's thumbnail, or an icon if there is none; decoration beside the name. */
export function Thumbnail({ src, ...frame }: ThumbnailProps) {
  const [isMissing, onError] = useMissingThumbnail(src)
  return (
    <ThumbnailFrame {...frame}>
      {isMissing ? (
        <span className={styles['missing']}>
          <Icon name="image" />
        </span>
      ) : (
        <img
          className={styles['image']}
          src={src}
          alt=""
          draggable={false}
          loading="lazy"
          decoding="async"
          onError={onError}
        />
      )}
    </ThumbnailFrame>
  )
}

export interface ThumbnailFrameProps extends Omit<ThumbnailProps, 'src'> {
  readonly children: ReactNode
}

/** The box of a thumbnail, with a badge at its corner. */
export function ThumbnailFrame({ badge, variant = 'plain', children }: ThumbnailFrameProps) {
  return (
    <span className={classes(styles['thumbnail'], styles[variant], 'edged')}>
      {children}
      {badge === undefined ? null : (
        <span className={classes(styles['badge'], styles[badge.tone])}>
          <Icon name={badge.icon} />
        </span>
      )}
    </span>
  )
}
