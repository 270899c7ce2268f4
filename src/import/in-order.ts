/** Runs `task` for each item, the next only when the last has finished: files share one sink. */
export const inOrder = <Item>(items: readonly Item[], task: (item: Item) => Promise<void>): Promise<void> =>
  items.reduce((before, item) => before.then(() => task(item)), Promise.resolve());
