/** What stands in a lazy loader's attribute while its address waits: an address that loads nothing, and is known again. */
export const standIn = 'about:blank#waits';
