/** Of an image as it is shown, upright, in whole pixels. */
export interface Dimensions {
  readonly width: number
  readonly height: number
}
