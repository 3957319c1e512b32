import { classes } from '../../../style/classes'
import styles from './Tile.module.css'

/** Takes the space of an image that has not been loaded yet. */
export function EmptyTile() {
  return (
    <div className={styles['tile']}>
      <div className={classes(styles['thumbnail'], 'edged')} />
      <div className={styles['name']}>&nbsp;</div>
      <div className={styles['facts']}>&nbsp;</div>
    </div>
  )
}
