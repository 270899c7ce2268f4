/** Answers again what it answered last while the arguments are the very same; what they refer to must not change. */
export const lastResult = <Args extends readonly unknown[], Result>(
  make: (...args: Args) => Result,
): ((...args: Args) => Result) => {
  let last: { readonly args: Args; readonly result: Result } | null = null;
  return (...args) => {
    if (last === null || last.args.some((arg, at) => arg !== args[at]))
      last = { args, result: make(...args) };
    return last.result;
  };
};
