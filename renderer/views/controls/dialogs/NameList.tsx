import { useTranslate } from '../../../i18n/use-translate'
import { FileName } from '../text/FileName'
import styles from './NameList.module.css'

export interface NameListProps {
  readonly names: readonly {
    readonly id: string
    readonly name: string
    /** More details, shown when the pointer rests on the name. */
    readonly title: string
  }[]
}

/** The most names to show: nobody would read more before answering. */
const maxNames = 50

/** The names of the things that a question is about; if there are very many, only the first ones. */
export function NameList({ names }: NameListProps) {
  const translate = useTranslate()
  const others = names.length - maxNames
  return (
    <ul className={styles['names']}>
      {names.slice(0, maxNames).map(({ id, name, title }) => (
        <li key={id} title={title}>
          <FileName name={name} />
        </li>
      ))}
      {others > 0 ? <li>{translate('common.andMore', { count: others })}</li> : null}
    </ul>
  )
}
