import type { Bench } from './page/main';
import { type MeasuredPage, openMeasuredPage } from './measured-page';

type Call = {
  [Name in keyof Bench]: { readonly name: Name; readonly args: Parameters<Bench[Name]> };
}[keyof Bench];
type Answer<Name extends keyof Bench> = Awaited<ReturnType<Bench[Name]>>;

/** A fresh browser with the bench page in it. */
export interface Session extends MeasuredPage {
  readonly call: <Name extends keyof Bench>(
    name: Name,
    ...args: Parameters<Bench[Name]>
  ) => Promise<Answer<Name>>;
}

/** Opens the bench page, see page/main. */
export const openSession = async (address: string): Promise<Session> => {
  const measured = await openMeasuredPage(address);
  const { page } = measured;
  await page.waitForFunction(() => 'bench' in window);
  return {
    ...measured,
    call: async <Name extends keyof Bench>(
      name: Name,
      ...args: Parameters<Bench[Name]>
    ): Promise<Answer<Name>> => {
      const call = { name, args } as Call;
      return (await page.evaluate(async (asked: Call) => {
        const { bench } = window as unknown as { bench: Record<string, (...args: unknown[]) => unknown> };
        return bench[asked.name]?.(...asked.args);
      }, call)) as Answer<Name>;
    },
  };
};
