import { useTranslate } from '../../i18n/use-translate'
import styles from './NameList.module.css'

export interface NameListProps {
  readonly names: readonly {
    readonly id: string
    readonly name: string
    /** More of it, for who rests the pointer on it. */
    readonly title: string
  }[]
}

/** More would not be read before answering. */
const mostNames = 50

/** What a question is about, by name; of very many only the first. */
export function NameList({ names }: NameListProps) {
  const translate = useTranslate()
  const others = names.length - mostNames
  return (
    <ul className={styles['names']}>
      {names.slice(0, mostNames).map(({ id, name, title }) => (
        <li key={id} title={title}>
          {name}
        </li>
      ))}
      {others > 0 ? <li>{translate('common.andMore', { count: others })}</li> : null}
    </ul>
  )
}
