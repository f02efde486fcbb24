import { html, type Token, type TreeAdapter, type TreeAdapterTypeMap } from 'parse5';

/** An element that is open, or was: the tree's memory of it. Its children are forgotten at once. */
export interface Element {
  readonly name: string;
  readonly namespace: html.NS;
  readonly isHtml: boolean;
  parent: Element | undefined;
  /** The service that it is marked for, or stands in; null until somebody has looked. */
  service: string | undefined | null;
}

export interface Tree
  extends TreeAdapterTypeMap<
    Element,
    Element,
    Element,
    Element,
    Element,
    Element,
    Element,
    Element,
    Element,
    Element
  > {}

type DocumentMode = ReturnType<TreeAdapter['getDocumentMode']>;

// For all trees: one that goes its own way from some place on shares what was open there.
const lists = new WeakMap<Element, Token.Attribute[]>();
const contents = new WeakMap<Element, Element>();

/**
 * The tree that a parser builds, as thin as it can be: every element knows its parent and nothing else. So the parser
 * follows the standard to the letter, in the memory of the deepest nesting, not of the page.
 */
export function thinTree(
  created: (element: Element, attributes: readonly Token.Attribute[]) => void,
  popped: (element: Element) => void,
): TreeAdapter<Tree> {
  // What is noted of an element stands on it: maps of weak keys cost the garbage collector as much as the parser does.
  const make = (name: string, namespace = html.NS.HTML): Element => ({
    name,
    namespace,
    isHtml: namespace === html.NS.HTML,
    parent: undefined,
    service: null,
  });
  const put = (parent: Element, child: Element) => {
    child.parent = parent;
  };
  const nothing = () => {};
  let mode: DocumentMode = 'no-quirks' as DocumentMode;
  // Every node has one shape here, so these tell the kinds apart and no types.
  const isNamed = (name: string) =>
    ((node: Element) => node.name === name) as unknown as (node: Element) => node is Element;
  return {
    createDocument: () => make('#document'),
    createDocumentFragment: () => make('#fragment'),
    createElement(name, namespace, attributes) {
      const element = make(name, namespace);
      // Only these two decide over what is inside them by their attributes.
      if (name === 'annotation-xml' || name === 'input') lists.set(element, attributes);
      created(element, attributes);
      return element;
    },
    createCommentNode: () => make('#comment'),
    createTextNode: () => make('#text'),
    appendChild: put,
    insertBefore: put,
    detachNode: (node) => {
      node.parent = undefined;
    },
    insertText: nothing,
    insertTextBefore: nothing,
    adoptAttributes: nothing,
    setTemplateContent: (template, content) =>
      void contents.set(template, Object.assign(content, { parent: template })),
    getTemplateContent: (template) => contents.get(template)!,
    setDocumentType: nothing,
    setDocumentMode: (_, now) => {
      mode = now;
    },
    getDocumentMode: () => mode,
    getFirstChild: () => null,
    getChildNodes: () => [],
    getParentNode: (node) => node.parent ?? null,
    getAttrList: (element) => lists.get(element) ?? [],
    getTagName: ({ name }) => name,
    getNamespaceURI: ({ namespace }) => namespace,
    getTextNodeContent: () => '',
    getCommentNodeContent: () => '',
    getDocumentTypeNodeName: () => '',
    getDocumentTypeNodePublicId: () => '',
    getDocumentTypeNodeSystemId: () => '',
    isTextNode: isNamed('#text'),
    isCommentNode: isNamed('#comment'),
    isDocumentTypeNode: isNamed('#doctype'),
    isElementNode: ((node: Element) => !node.name.startsWith('#')) as unknown as (node: Element) => node is Element,
    setNodeSourceCodeLocation: nothing,
    getNodeSourceCodeLocation: () => null,
    updateNodeSourceCodeLocation: nothing,
    onItemPop: popped,
  };
}
