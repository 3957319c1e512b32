import styles from './Tile.module.css'

/** Keeps the room of an image that is still to be read. */
export function EmptyTile() {
  return (
    <div className={styles['tile']}>
      <div className={styles['picture']} />
      <div className={styles['name']}>&nbsp;</div>
      <div className={styles['facts']}>&nbsp;</div>
    </div>
  )
}
