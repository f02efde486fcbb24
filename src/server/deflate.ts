/**
 * Whether a body packed by `deflate` has the frame that it should have. Some servers send it without, and browsers take both.
 * https://www.rfc-editor.org/rfc/rfc1950#section-2.2
 */
export const hasFrame = (first: Uint8Array | undefined): boolean => !first?.length || (first[0]! & 0x0f) === 8;
