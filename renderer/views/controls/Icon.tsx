import type { ReactNode } from 'react'
import styles from './Icon.module.css'

const dot = { fill: 'currentColor', stroke: 'none' }

/** Drawn on a 16 px grid with a 1.5 px round stroke. */
const drawings = {
  check: <path d="m3.5 8.5 3 3 6-7" />,
  close: <path d="m4.5 4.5 7 7m0-7-7 7" />,
  copy: (
    <>
      <rect x="5.75" y="5.75" width="7.5" height="7.5" rx="1.75" />
      <path d="M10.25 3.75A1.25 1.25 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5a1.25 1.25 0 0 0 1.25 1.25" />
    </>
  ),
  retry: (
    <>
      <path d="M13 8a5 5 0 1 1-1.6-3.67L13 5.8" />
      <path d="M13 2.8v3h-3" />
    </>
  ),
  undo: <path d="M3.3 6.3h6.4a3.1 3.1 0 0 1 0 6.2H6.5M6 3.6 3.3 6.3 6 9" />,
  pause: <path d="M6 4.5v7M10 4.5v7" />,
  // For a badge, whose disc is its circle.
  alert: (
    <>
      <path d="M8 4v5" />
      <circle cx="8" cy="11.7" r="1" {...dot} />
    </>
  ),
  chevron: <path d="m5 6.5 3 3 3-3" />,
  choose: <path d="m5.5 6.3 2.5-2.5 2.5 2.5M5.5 9.7 8 12.2l2.5-2.5" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4" />
      <path d="m10 10 3.2 3.2" />
    </>
  ),
  trash: (
    <path d="M3 4.5h10M6.5 4.5v-1a1 1 0 0 1 1-1h1a1 1 0 0 1 1 1v1M4.5 4.5l.5 7.6a1.4 1.4 0 0 0 1.4 1.4h3.2a1.4 1.4 0 0 0 1.4-1.4l.5-7.6" />
  ),
  gallery: (
    <>
      <rect x="2.5" y="2.5" width="4.5" height="4.5" rx="1" />
      <rect x="9" y="2.5" width="4.5" height="4.5" rx="1" />
      <rect x="2.5" y="9" width="4.5" height="4.5" rx="1" />
      <rect x="9" y="9" width="4.5" height="4.5" rx="1" />
    </>
  ),
  list: (
    <>
      <rect x="2.5" y="3" width="3.5" height="3.5" rx="1" />
      <rect x="2.5" y="9.5" width="3.5" height="3.5" rx="1" />
      <path d="M8.5 4.75h5M8.5 11.25h5" />
    </>
  ),
  filter: <path d="M2.5 4.5h11M4.5 8h7M6.5 11.5h3" />,
  minus: <path d="M3.5 8h9" />,
  plus: <path d="M8 3.5v9M3.5 8h9" />,
  clipboard: (
    <>
      <rect x="3.5" y="3.5" width="9" height="10" rx="1.5" />
      <path d="M6 3.5V3a1 1 0 0 1 1-1h2a1 1 0 0 1 1 1v.5z" />
    </>
  ),
  file: (
    <path d="M4 3.5A1.5 1.5 0 0 1 5.5 2h3L12 5.5v7a1.5 1.5 0 0 1-1.5 1.5h-5A1.5 1.5 0 0 1 4 12.5zM8.5 2v3.5H12" />
  ),
  folder: (
    <path d="M2.5 4.5A1.5 1.5 0 0 1 4 3h2.5l1.75 2H12a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 12 13H4a1.5 1.5 0 0 1-1.5-1.5z" />
  ),
  image: (
    <>
      <rect x="2.5" y="3" width="11" height="10" rx="1.75" />
      <circle cx="6" cy="6.3" r="1" />
      <path d="m3 11.5 3-3 2 2 2.5-3 2.5 3" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3.2l2 1.3" />
    </>
  ),
  calendar: (
    <>
      <rect x="2.5" y="3.5" width="11" height="10" rx="1.75" />
      <path d="M2.5 6.75h11M5.5 2v3M10.5 2v3" />
    </>
  ),
  bucket: (
    <>
      <ellipse cx="8" cy="4.25" rx="5.5" ry="1.75" />
      <path d="m2.5 4.25 1.25 8.1c.13.85 2 1.4 4.25 1.4s4.12-.55 4.25-1.4l1.25-8.1" />
    </>
  ),
  key: (
    <>
      <circle cx="5.5" cy="10.5" r="2.5" />
      <path d="m7.3 8.7 5.2-5.2M10.5 5.5l1.7 1.7" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M2.5 8h11M8 2.5c3.5 3.5 3.5 7.5 0 11-3.5-3.5-3.5-7.5 0-11z" />
    </>
  ),
  eye: (
    <>
      <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </>
  ),
  hidden: (
    <path d="m2.8 2.8 10.4 10.4M6.4 4A6 6 0 0 1 8 3.8c4 0 6.2 4.2 6.2 4.2s-.6 1.2-1.8 2.3M4 5.3A9.6 9.6 0 0 0 1.8 8S4 12.2 8 12.2c1 0 1.9-.3 2.6-.7M6.7 6.7a1.9 1.9 0 0 0 2.6 2.6" />
  ),
  lock: (
    <>
      <rect x="3.5" y="7" width="9" height="6.5" rx="1.5" />
      <path d="M5.5 7V5a2.5 2.5 0 0 1 5 0v2" />
    </>
  ),
  star: <path d="M8 2.5 9.6 6.3 13.7 6.6 10.6 9.3 11.5 13.4 8 11.2 4.5 13.4 5.4 9.3 2.3 6.6 6.4 6.3z" />,
  same: <path d="M4 6.3h8M4 9.7h8" />,
  offline: (
    <>
      <path d="m3 3 10 10M2.5 6.8a8 8 0 0 1 2.3-1.5M7.3 4.6a8 8 0 0 1 6.2 2.2M4.6 9a5 5 0 0 1 2.2-1.2M11 8.7l.5.4" />
      <circle cx="8" cy="12" r=".9" {...dot} />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 7.5v3" />
      <circle cx="8" cy="5.3" r=".9" {...dot} />
    </>
  ),
  warning: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5.2v3" />
      <circle cx="8" cy="10.6" r=".9" {...dot} />
    </>
  ),
  external: (
    <path d="M6.5 3.5H4A1.5 1.5 0 0 0 2.5 5v7A1.5 1.5 0 0 0 4 13.5h7a1.5 1.5 0 0 0 1.5-1.5V9.5M9.5 2.5h4v4M13.2 2.8 7.5 8.5" />
  ),
  import: (
    <path d="M8 2.5v7M5.2 6.7 8 9.5l2.8-2.8M2.5 10.5V12A1.5 1.5 0 0 0 4 13.5h8a1.5 1.5 0 0 0 1.5-1.5v-1.5" />
  ),
  export: (
    <path d="M8 9.5v-7M5.2 5.3 8 2.5l2.8 2.8M2.5 10.5V12A1.5 1.5 0 0 0 4 13.5h8a1.5 1.5 0 0 0 1.5-1.5v-1.5" />
  ),
  more: (
    <g {...dot}>
      <circle cx="3.8" cy="8" r="1.15" />
      <circle cx="8" cy="8" r="1.15" />
      <circle cx="12.2" cy="8" r="1.15" />
    </g>
  ),
  link: (
    <path d="M6.8 9.2 9.2 6.8M7.5 4.7l1-1a2.7 2.7 0 0 1 3.8 3.8l-1 1M8.5 11.3l-1 1a2.7 2.7 0 0 1-3.8-3.8l1-1" />
  ),
} satisfies Readonly<Record<string, ReactNode>>

export type IconName = keyof typeof drawings

/** A small icon that repeats the text beside it; hidden from screen readers. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={styles['icon']} viewBox="0 0 16 16" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}
