/**
 * As much of Lit's ReactiveElement as LitElement and our element need, under its names: updates that come together,
 * controllers, a shadow root with adopted sheets. The rest of it, four fifths, is for declared properties; our element's
 * are its attributes. The bundle has this in its place (build-widget.ts); a test runs the element on Lit as it is, too.
 */
export class ReactiveElement extends HTMLElement {
  declare static styles: CSSStyleSheet
  static finalize(): void {}

  isUpdatePending = false
  renderRoot: ShadowRoot | undefined
  declare updateComplete: Promise<unknown>

  #controllers: Controller[] = []
  #connected: Promise<void>
  declare enableUpdating: () => void

  constructor() {
    super()
    this.#connected = new Promise((resolve) => {
      this.enableUpdating = resolve
    })
    this.requestUpdate()
  }

  addController(controller: Controller): void {
    this.#controllers.push(controller)
  }

  createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [(this.constructor as typeof ReactiveElement).styles]
    return root
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot()
    this.enableUpdating()
    for (const controller of this.#controllers) controller.hostConnected()
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected()
  }

  requestUpdate(): void {
    if (this.isUpdatePending) return
    this.isUpdatePending = true
    this.updateComplete = this.#connected.then(() => {
      this.willUpdate()
      this.update()
      this.updated()
    })
  }

  willUpdate(): void {}

  update(): void {
    this.isUpdatePending = false
  }

  updated(): void {}
}

interface Controller {
  hostConnected(): void
  hostDisconnected(): void
}

/** A browser that knows `:state()` can adopt sheets (310 bytes). */
export function unsafeCSS(text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  return sheet
}
