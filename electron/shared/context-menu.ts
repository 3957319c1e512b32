export interface MenuAction {
  readonly kind: 'action'
  /** Comes back when the person chooses it. */
  readonly id: string
  readonly label: string
  readonly isEnabled: boolean
  /** An Electron accelerator, shown only: the page listens to its keys itself. */
  readonly keys?: string
}

/** What stands in a menu at the pointer. The page words it and acts on it; main only shows it. */
export type MenuEntry =
  | { readonly kind: 'separator' }
  | MenuAction
  | { readonly kind: 'group'; readonly label: string; readonly actions: readonly MenuAction[] }

/** In pixels of the page, from its top left corner. */
export interface MenuPlace {
  readonly x: number
  readonly y: number
}
