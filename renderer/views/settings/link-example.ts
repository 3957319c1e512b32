/** What the chosen link format makes of an example image, or why it cannot be used. */
export type LinkExample =
  | { readonly state: 'ready'; readonly text: string }
  | { readonly state: 'wrong'; readonly sentence: string }
  | { readonly state: 'unknown' }
