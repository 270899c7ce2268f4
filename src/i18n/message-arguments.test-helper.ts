/** A message's ICU arguments: the name of each, with its type and, for plurals, its categories. */
export interface MessageArgument {
  readonly name: string;
  readonly type: 'plain' | 'plural' | 'select';
  readonly branches: readonly string[];
}

const closingBrace = (text: string, open: number): number => {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new SyntaxError(`no closing brace: ${text}`);
};

const braced = (text: string): readonly { readonly before: string; readonly inside: string }[] => {
  const found: { before: string; inside: string }[] = [];
  let from = 0;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', from)) {
    const end = closingBrace(text, at);
    found.push({ before: text.slice(from, at), inside: text.slice(at + 1, end) });
    from = end + 1;
  }
  if (text.slice(from).includes('}')) throw new SyntaxError(`no opening brace: ${text}`);
  return found;
};

/** Reads what our messages use of ICU: `{name}`, `{name, plural, …}` and `{name, select, …}`, nested. Throws on others. */
export const messageArguments = (message: string): readonly MessageArgument[] =>
  braced(message).flatMap(({ inside }): readonly MessageArgument[] => {
    const [name = '', type, ...rest] = inside.split(',');
    if (!/^\w+$/.test(name.trim())) throw new SyntaxError(`not an argument: {${inside}}`);
    if (type === undefined) return [{ name: name.trim(), type: 'plain', branches: [] }];
    const kind = type.trim();
    if (kind !== 'plural' && kind !== 'select') throw new SyntaxError(`unknown type: {${inside}}`);
    const branches = braced(rest.join(','));
    return [
      { name: name.trim(), type: kind, branches: branches.map(({ before }) => before.trim()) },
      ...branches.flatMap((branch) => messageArguments(branch.inside)),
    ];
  });
