import { classes } from '../../../style/classes'
import styles from './FileName.module.css'
import { useSnugTail } from './snug-tail'
import { splitName } from './split-name'

/** Room for one letter and the ellipsis. */
const minHead = 2.2
/** No letter is narrower, so a short beginning never gets more room than it needs. */
const narrowestLetter = 0.22

/** A file's name on one line. If it does not fit, it is cut in the middle, since its end says most. */
export function FileName({ name }: { readonly name: string }) {
  const { head, tail, isRightToLeft } = splitName(name)
  const cut = useSnugTail(name)
  if (tail === '' && !isRightToLeft) return <span className={styles['whole']}>{head}</span>
  const least = Math.min(minHead, head.length * narrowestLetter)
  return (
    <span className={styles['name']}>
      <span
        className={classes(styles['whole'], styles['head'])}
        style={{ minWidth: `${least}em` }}
        // Text that is read from right to left is cut on its left.
        dir={isRightToLeft ? 'auto' : undefined}
        ref={cut}
      >
        {head}
      </span>
      <span className={styles['tail']}>{tail}</span>
    </span>
  )
}
