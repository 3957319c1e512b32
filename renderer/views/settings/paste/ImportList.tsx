import { useTranslate } from '../../../i18n/use-translate'
import { Button } from '../../controls/buttons/Button'
import { CheckList } from '../../controls/fields/CheckList'
import { Tag } from '../../controls/text/Tag'
import styles from './ImportList.module.css'

/** One of several destinations that were found. */
export interface ImportRow {
  readonly name: string
  /** Bucket and server. */
  readonly place: string
  readonly keys: 'keys' | 'temporary' | 'borrowed' | 'none'
  /** Whether it can be added as it is, exists already, or is incomplete. */
  readonly standing: 'new' | 'known' | 'incomplete'
  /** Whether it is to be added. */
  readonly isChosen: boolean
}

export interface ImportListProps {
  readonly rows: readonly ImportRow[]
  /** Chooses which are to be added, by their indexes in the list. */
  readonly onTick: (indexes: readonly number[]) => void
  /** Adds these, by their indexes in the list. */
  readonly onImport: (indexes: readonly number[]) => void
  /** Fills one into the form, to be completed there. */
  readonly onFillIn: (index: number) => void
}

/** Destinations from another program or computer: new ones are selected, and are added together. */
export function ImportList({ rows, onTick, onImport, onFillIn }: ImportListProps) {
  const translate = useTranslate()
  const chosen = rows.flatMap(({ isChosen }, index) => (isChosen ? [index] : []))
  return (
    <div className={styles['import']}>
      <CheckList
        label={translate('paste.chooseLabel')}
        items={rows.map(({ name, place, keys, standing }, index) => ({
          id: String(index),
          label: name,
          detail: `${place} · ${translate(`import.keys.${keys}`)}`,
          isDisabled: standing !== 'new',
          tail:
            standing === 'known' ? (
              <Tag tone="plain">{translate('import.known')}</Tag>
            ) : standing === 'incomplete' ? (
              <Button
                size="small"
                aria-label={translate('import.fillInName', { name })}
                onPress={() => onFillIn(index)}
              >
                {translate('import.fillIn')}
              </Button>
            ) : undefined,
        }))}
        chosen={chosen.map(String)}
        onChoose={(now) => onTick(now.map(Number))}
      />
      <Button kind="primary" size="small" isDisabled={chosen.length === 0} onPress={() => onImport(chosen)}>
        {translate('import.add', { count: chosen.length })}
      </Button>
    </div>
  )
}
