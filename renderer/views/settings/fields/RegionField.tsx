import { useState } from 'react'
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useTranslate } from '../../../i18n/use-translate'
import { classes } from '../../../style/classes'
import { FieldFrame } from '../../controls/fields/Field'
import fieldStyles from '../../controls/fields/Field.module.css'
import { Icon } from '../../controls/Icon'
import iconButtonStyles from '../../controls/buttons/IconButton.module.css'
import popupStyles from '../../controls/Popup.module.css'
import { matchingRegions, type RegionChoice } from './matching-regions'
import styles from './RegionField.module.css'

export interface RegionFieldProps {
  readonly regions: readonly RegionChoice[]
  readonly value: string
  readonly onChange: (region: string) => void
  readonly onLeave: () => void
  readonly placeholder: string
  readonly help?: string | undefined
  readonly problem?: string | undefined
  readonly isWrong: boolean
}

/** The region: typed freely, or chosen from the provider's by id or by location. */
export function RegionField(props: RegionFieldProps) {
  const { regions, value, onChange, onLeave, placeholder, help, problem, isWrong } = props
  const translate = useTranslate()
  const [showsAll, setShowsAll] = useState(false)
  // Keeps a space at the end: the next word of a location may follow.
  const [typed, setTyped] = useState(value)
  return (
    <ComboBox
      name="region"
      allowsCustomValue
      inputValue={typed.trim() === value ? typed : value}
      onInputChange={(text) => {
        setShowsAll(false)
        setTyped(text)
        onChange(text.trim())
      }}
      onBlur={() => {
        setTyped(value)
        onLeave()
      }}
      onChange={(key) => {
        if (typeof key === 'string') onChange(key)
      }}
      onOpenChange={(_isOpen, trigger) => setShowsAll(trigger === 'manual')}
      items={showsAll ? regions : matchingRegions(regions, value)}
      validationBehavior="aria"
      isInvalid={problem !== undefined || isWrong}
      className={fieldStyles['field'] ?? ''}
    >
      <FieldFrame label={translate('settings.field.region')} help={help} problem={problem}>
        <RegionInput placeholder={placeholder} hasList={regions.length > 0} />
      </FieldFrame>
      <RegionList />
    </ComboBox>
  )
}

function RegionInput({ placeholder, hasList }: { readonly placeholder: string; readonly hasList: boolean }) {
  const translate = useTranslate()
  return (
    <div className={classes(fieldStyles['control'], styles['control'])}>
      <Input
        placeholder={placeholder}
        spellCheck="false"
        className={classes(fieldStyles['input'], fieldStyles['monospace'])}
      />
      {hasList ? (
        <Button
          className={classes(iconButtonStyles['button'], styles['open'])}
          aria-label={translate('settings.showRegions')}
          // Not the field's name as well, under which tools are to find the field alone.
          aria-labelledby=""
        >
          <Icon name="choose" />
        </Button>
      ) : null}
    </div>
  )
}

function RegionList() {
  return (
    <Popover className={popupStyles['popover'] ?? ''} offset={4}>
      <ListBox<RegionChoice> className={popupStyles['list'] ?? ''}>
        {(region) => (
          <ListBoxItem id={region.id} textValue={region.id} className={popupStyles['option'] ?? ''}>
            <span className={styles['id']}>{region.id}</span>
            <span className={styles['name']}>{region.name}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  )
}
