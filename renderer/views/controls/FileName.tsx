import styles from './FileName.module.css'
import { useSnugTail } from './snug-tail'
import { splitName } from './split-name'

/** A file's name on one line: where room is short it is cut in the middle, since its end tells most. */
export function FileName({ name }: { readonly name: string }) {
  const { head, tail } = splitName(name)
  const cut = useSnugTail(name)
  if (tail === '') return <span className={styles['whole']}>{head}</span>
  return (
    <span className={styles['name']}>
      <span className={styles['whole']} ref={cut}>
        {head}
      </span>
      <span className={styles['tail']}>{tail}</span>
    </span>
  )
}
