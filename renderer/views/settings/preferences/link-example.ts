/** An example image's link in the chosen format, or why the format cannot be used. */
export type LinkExample =
  | { readonly state: 'ready'; readonly text: string }
  | { readonly state: 'wrong'; readonly sentence: string }
  | { readonly state: 'unknown' }
