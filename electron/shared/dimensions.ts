/** Of a picture as it is shown, turned upright, in whole pixels. */
export interface Dimensions {
  readonly width: number
  readonly height: number
}
