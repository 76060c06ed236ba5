/** Finds a part of the page. @throws {Error} when it is not there, which is a mistake of ours */
export function part<E extends HTMLElement = HTMLElement>(root: ParentNode, name: string): E {
  return found(root, `[data-part="${name}"]`);
}

export function field<E extends HTMLInputElement | HTMLSelectElement>(
  root: ParentNode,
  name: string,
): E {
  return found(root, `[data-field="${name}"]`);
}

function found<E extends Element>(root: ParentNode, selector: string): E {
  const element = root.querySelector<E>(selector);
  if (element === null) throw new Error(`Cannot find ${selector} in the page`);
  return element;
}

/** An element with what is in it. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...inside);
  return element;
}
