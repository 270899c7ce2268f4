/** Pasted text as a file. The name is only shown: the importer tells the format by content. */
export const fileOfText = (text: string): File =>
  new File([text], /^\s*[{[]/u.test(text) ? 'pasted.json' : 'pasted.csv');
