/**
 * Writes the text of an element that holds nothing but text, unless it says so already. It goes into the text node that is
 * there: `textContent` puts a new one in its place, which the page lays out with everything around it.
 */
export const writeText = (element: Element, text: string): void => {
  const { firstChild } = element;
  if (!(firstChild instanceof Text) || firstChild.nextSibling !== null) element.textContent = text;
  else if (firstChild.data !== text) firstChild.data = text;
};
