import styles from './NameList.module.css'

export interface NameListProps {
  readonly names: readonly {
    readonly id: string
    readonly name: string
    /** More of it, for who rests the pointer on it. */
    readonly title: string
  }[]
}

/** What a question is about, by name. */
export function NameList({ names }: NameListProps) {
  return (
    <ul className={styles['names']}>
      {names.map(({ id, name, title }) => (
        <li key={id} title={title}>
          {name}
        </li>
      ))}
    </ul>
  )
}
