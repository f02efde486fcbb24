declare module 'html-encoding-sniffer' {
  /** The encoding that browsers choose for HTML, by its name in the encoding standard; `defaultEncoding` where nothing tells. */
  export default function sniff(
    bytes: Uint8Array,
    options?: { readonly defaultEncoding?: string; readonly transportLayerEncodingLabel?: string | undefined },
  ): string;
}
