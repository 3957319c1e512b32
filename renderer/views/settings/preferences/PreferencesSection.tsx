import type { ReactNode } from 'react'
import styles from './PreferencesForm.module.css'

export interface PreferencesSectionProps {
  readonly title: string
  readonly children: ReactNode
}

/** Preferences about one subject, under its heading. */
export function PreferencesSection({ title, children }: PreferencesSectionProps) {
  return (
    <section className={styles['section']} aria-label={title}>
      <h2 className={styles['title']}>{title}</h2>
      <div className={styles['fields']}>{children}</div>
    </section>
  )
}
