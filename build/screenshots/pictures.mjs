import path from 'node:path'
import sharp from 'sharp'

const width = 1600
const height = 1200

/** The colours of each picture's upper sky, lower sky, sun and hill. */
const scenes = [
  { name: 'night-market.png', colours: ['#1b1f4b', '#5b3f7f', '#ffb13d', '#14132b'] },
  { name: '한라산-정상.jpg', colours: ['#7d8fc4', '#f4b9a0', '#fff0c9', '#5f5578'] },
  { name: 'pine-fog.webp', colours: ['#dfe7e4', '#b9c9c4', '#f5f7f4', '#4f6b62'] },
  { name: 'hanok-moon.webp', colours: ['#31345f', '#8d6f9e', '#fdf1d0', '#2a2338'] },
  { name: 'persimmons.jpg', colours: ['#eaf0ea', '#d5e0d2', '#f0792b', '#9b6a3f'] },
  { name: 'coffee.jpg', colours: ['#c79b74', '#b07f58', '#fbf4ea', '#6b4429'] },
  {
    name: 'skyline-at-dusk-seen-from-the-bridge-after-the-rain-2026-11-23.png',
    colours: ['#2a2350', '#e2697b', '#ffd38a', '#1d1936'],
  },
  { name: 'sunday-sail.jpg', colours: ['#bfe3ea', '#eaf6f3', '#ffffff', '#2c8494'] },
  { name: 'aurora.jpg', colours: ['#0f2b33', '#3fae8f', '#c7f5df', '#0d1a22'] },
  { name: 'green-tea-field.jpg', colours: ['#cfe9f5', '#eef7df', '#fff6c7', '#5f9b45'] },
  { name: 'snow-garden.png', colours: ['#e3edf5', '#f7fafc', '#ffffff', '#9db3c4'] },
  { name: 'autumn-palace.png', colours: ['#f3d9a4', '#e79a5d', '#fff3d6', '#a8432b'] },
]

/**
 * Draws a dozen landscapes, with grain like photographs so that the files have a realistic size.
 * @param {string} folder where to write them
 * @returns {Promise<readonly string[]>} their paths
 */
export async function drawPictures(folder) {
  const grain = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 14 },
    },
  })
    .png()
    .toBuffer()
  return Promise.all(
    scenes.map(async ({ name, colours }, index) => {
      const file = path.join(folder, name)
      await sharp(Buffer.from(landscape(colours, index)))
        .composite([{ input: grain, blend: 'soft-light' }])
        .toFile(file)
      return file
    }),
  )
}

/**
 * @param {readonly string[]} colours
 * @param {number} index moves sun and hills in each picture
 */
function landscape([above, below, sun, hill], index) {
  const at = 300 + ((index * 410) % 1000)
  const peak = 500 + ((index * 170) % 260)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}">
    <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${above}"/><stop offset=".8" stop-color="${below}"/></linearGradient>
    <rect width="100%" height="100%" fill="url(#sky)"/>
    <circle cx="${String(at)}" cy="${String(peak - 160)}" r="130" fill="${sun}"/>
    <path d="M0 900 L${String(1600 - at)} ${String(peak)} L1600 960 V1200 H0Z" fill="${hill}" opacity=".65"/>
    <path d="M0 1040 Q${String(at)} ${String(peak + 260)} 1600 1010 V1200 H0Z" fill="${hill}"/>
  </svg>`
}
