/** Made with the first text. */
let context: CanvasRenderingContext2D | null | undefined

/** Put together from its parts: Chromium's `font` is empty if the font has features turned on. */
export function fontOf(element: Element): string {
  const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element)
  return `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
}

/** How wide a text is on one line, in CSS pixels. */
export function textWidth(text: string, font: string): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (context === null) return 0
  context.font = font
  return context.measureText(text).width
}
