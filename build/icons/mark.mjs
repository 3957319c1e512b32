/**
 * The mark, ㅇ over ㅗ ("오", the sound of up): a ring that lifts off its stand. The ring is also the progress meter:
 * it fills during uploads and closes when they are done.
 */

const porcelain = '#FFFFFF'
const celadon = '#17938B'
const amber = '#B27716'
const red = '#CF4238'

/** Steps of progress in the tray, in percent. */
const percents = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]

/** Every state of the tray's icon. */
export const trayStates = [
  'idle',
  ...percents.map((percent) => `busy-${String(percent)}`),
  'paused',
  'problem',
  'done',
]

/**
 * The app's icon.
 * @param {number} margin empty share of the side on each edge; macOS wants a tenth
 */
export function appIcon(margin = 0) {
  const side = 512 * (1 - 2 * margin)
  const scale = (side * 0.62) / 24
  const shift = (512 - 24 * scale) / 2
  return svg(
    512,
    `<defs><linearGradient id="celadon" x1="0" y1="0" x2="0" y2="1">
      <stop offset="0" stop-color="#2FA79E"/><stop offset="1" stop-color="#016864"/></linearGradient></defs>
    <rect x="${at(512 * margin)}" y="${at(512 * margin)}" width="${at(side)}" height="${at(side)}"
      rx="${at(side * 0.24)}" fill="url(#celadon)"/>
    <g transform="translate(${at(shift)} ${at(shift)}) scale(${at(scale)})" fill="none" stroke="${porcelain}"
      stroke-width="2" stroke-linecap="round">
      <circle cx="12" cy="8" r="6"/><path d="M12 17.5v4M3.5 21.5h17"/></g>`,
  )
}

/**
 * The tray's icon in one of `trayStates`.
 * @param {string} state
 * @param {'colour' | 'template'} kind a template is black, and macOS colours it
 */
export function trayIcon(state, kind) {
  const ink = kind === 'template' ? '#000000' : inkOf(state)
  return svg(
    16,
    `<g fill="none" stroke="${ink}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">
      <path d="M8 11.25v3M2.75 14.25h10.5"/>${ringOf(state)}</g>`,
  )
}

/** @param {string} state */
function inkOf(state) {
  if (state === 'paused') return amber
  return state === 'problem' ? red : celadon
}

/** @param {string} state */
function ringOf(state) {
  const ring = '<circle cx="8" cy="5.25" r="4"/>'
  const sign = (/** @type {string} */ path) => `${ring}<path d="${path}" stroke-width="1.25"/>`
  if (state === 'paused') return sign('M7 4.1v2.3M9 4.1v2.3')
  if (state === 'problem') return sign('M8 3.4v2M8 7.1v.01')
  if (state === 'done') return sign('M6.3 5.4l1.2 1.2 2.2-2.5')
  if (state === 'idle') return ring
  return `<circle cx="8" cy="5.25" r="4" stroke-opacity=".35"/>${arc(Number(state.slice('busy-'.length)))}`
}

/**
 * The filled part of the ring, clockwise from its top.
 * @param {number} percent
 */
function arc(percent) {
  if (percent === 0) return ''
  const round = 2 * Math.PI * 4
  return `<circle cx="8" cy="5.25" r="4" stroke-dasharray="${at((round * percent) / 100)} ${at(round)}"
    stroke-linecap="butt" transform="rotate(-90 8 5.25)"/>`
}

/**
 * @param {number} side
 * @param {string} content
 */
function svg(side, content) {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${at(side)}" height="${at(side)}" viewBox="0 0 ${at(side)} ${at(side)}">${content}</svg>`
}

/** @param {number} value */
function at(value) {
  return String(Math.round(value * 1000) / 1000)
}
