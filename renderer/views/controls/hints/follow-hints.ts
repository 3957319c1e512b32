/** How long the pointer rests on a control before its hint appears. */
const restMilliseconds = 600

/** Within this time after a hint, the next one appears at once: the person wants to read that one, too. */
const warmMilliseconds = 500

/**
 * Tracks which control should show its hint (`hintOf`): one under a resting pointer, or one that has just got
 * the keyboard focus. Any press, key or scroll hides it.
 *
 * @param show called with the control, or `undefined` when no hint should be shown any more
 * @returns a function that stops the tracking
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
    // The pointer has left the window.
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

/** What a control's hint says: its `data-hint`, or its own text while only its icon is visible (`data-collapses`). */
export function hintOf(control: HTMLElement): string | undefined {
  const { dataset, lastElementChild, textContent } = control
  const isCollapsed = dataset['collapses'] !== undefined && (lastElementChild?.clientWidth ?? 0) <= 1
  return dataset['hint'] ?? (isCollapsed ? textContent : undefined)
}

function controlAt(target: EventTarget | null): HTMLElement | undefined {
  const control = target instanceof Element ? target.closest('[data-hint], [data-collapses]') : null
  return control instanceof HTMLElement && hintOf(control) !== undefined ? control : undefined
}
