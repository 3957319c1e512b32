/** How long the pointer rests on a control before its hint comes. */
const restMilliseconds = 600

/** Whoever moves on from one hint to the next control wants to read that one's, too. */
const warmMilliseconds = 500

/**
 * Watches which control with `data-hint` deserves its hint: one on which the pointer rests, or which the
 * keyboard has just reached. Any press, key or scroll takes it away.
 *
 * @param show told the control, or `undefined` when none has a hint any more
 * @returns how to stop watching
 */
export function followHints(page: Document, show: (control: HTMLElement | undefined) => void): () => void {
  const watching = new AbortController()
  let hovered: HTMLElement | undefined
  let shown: HTMLElement | undefined
  let lastShownAt = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  const showNow = (control: HTMLElement): void => {
    clearTimeout(timer)
    shown = control
    show(control)
  }
  const hide = (): void => {
    clearTimeout(timer)
    if (shown === undefined) return
    lastShownAt = performance.now()
    shown = undefined
    show(undefined)
  }
  const on = <Name extends keyof DocumentEventMap>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ): void => page.addEventListener(name, listener, { capture: true, passive: true, signal: watching.signal })

  on('pointerover', ({ target, pointerType }) => {
    const control = pointerType === 'touch' ? undefined : controlAt(target)
    if (control === hovered) return
    hovered = control
    hide()
    if (control === undefined) return
    const isWarm = performance.now() - lastShownAt < warmMilliseconds
    timer = setTimeout(() => showNow(control), isWarm ? 0 : restMilliseconds)
  })
  on('focusin', ({ target }) => {
    const control = controlAt(target)
    if (control?.matches(':focus-visible') === true) showNow(control)
  })
  on('pointerout', ({ relatedTarget }) => {
    // Out of the window.
    if (relatedTarget !== null) return
    hovered = undefined
    hide()
  })
  for (const end of ['pointerdown', 'keydown', 'scroll', 'dragstart', 'focusout'] as const) on(end, hide)
  return () => {
    watching.abort()
    clearTimeout(timer)
  }
}

function controlAt(target: EventTarget | null): HTMLElement | undefined {
  const control = target instanceof Element ? target.closest('[data-hint]') : null
  return control instanceof HTMLElement ? control : undefined
}
