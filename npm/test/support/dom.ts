import { Window } from 'happy-dom'

/** A document where there is no browser; import it before what looks for one. */
export const window = new Window()

Object.assign(globalThis, { window, document: window.document })
