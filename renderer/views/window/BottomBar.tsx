import type { ReactNode } from 'react'
import styles from './BottomBar.module.css'

/** The bar at the bottom of a screen. */
export function BottomBar({ children }: { readonly children: ReactNode }) {
  return <footer className={styles['bar']}>{children}</footer>
}
