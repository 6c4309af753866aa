/**
 * As much of Lit's ReactiveElement as LitElement and our element need, under its names: updates that come together,
 * controllers, a shadow root. The rest of it, four fifths, is for declared properties and for styles; our element’s properties
 * are its attributes. The bundle has this in its place (build-widget.ts); a test runs the element on Lit as it is, too.
 */
export class ReactiveElement extends HTMLElement {
  isUpdatePending = false
  renderRoot: ShadowRoot | undefined
  declare updateComplete: Promise<unknown>
  declare willUpdate: () => void
  declare updated: () => void

  #controllers: Controller[] = []
  #connected = Promise.withResolvers<void>()

  constructor() {
    super()
    this.requestUpdate()
  }

  addController(controller: Controller): void {
    this.#controllers.push(controller)
  }

  createRenderRoot(): ShadowRoot {
    return this.shadowRoot ?? this.attachShadow({ mode: 'open' })
  }

  connectedCallback(): void {
    this.renderRoot ??= this.createRenderRoot()
    this.#connected.resolve()
    for (const controller of this.#controllers) controller.hostConnected()
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected()
  }

  requestUpdate(): void {
    if (this.isUpdatePending) return
    this.isUpdatePending = true
    this.updateComplete = this.#connected.promise.then(() => {
      this.willUpdate()
      this.update()
      this.updated()
    })
  }

  update(): void {
    this.isUpdatePending = false
  }
}

interface Controller {
  hostConnected(): void
  hostDisconnected(): void
}
