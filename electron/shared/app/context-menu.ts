export interface MenuAction {
  readonly kind: 'action'
  /** Returned when the person chooses it. */
  readonly id: string
  readonly label: string
  readonly isEnabled: boolean
  /** An Electron accelerator, for display only: the page handles the keys itself. */
  readonly keys?: string
}

/** An entry of a menu at the pointer. The page writes its words and acts on it; main only shows it. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  | MenuAction
  | { readonly kind: 'group'; readonly label: string; readonly actions: readonly MenuAction[] }

/** In pixels of the page, from its top left corner. */
export interface MenuPlace {
  readonly x: number
  readonly y: number
}
