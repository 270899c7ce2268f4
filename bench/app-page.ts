import { expect } from '@playwright/test';
import type { MeasuredPage } from './measured-page';

const DAY_MS = 86_400_000;
const REST_TIMEOUT_MS = 120_000;

/** The app as a reader uses it: by roles and names. */
export interface AppPage {
  /** Waits until the map has drawn everything. */
  readonly mapAtRest: () => Promise<void>;
  /** Opens a file through the dialog and waits until all of its rows are on the map. */
  readonly openFile: (path: string, rows: number) => Promise<void>;
  /** Back to the article, which closes the file. */
  readonly closeFile: () => Promise<void>;
  /** Types the first and the last day of the window, `YYYY-MM-DD`, and shows so much of the axis around it. */
  readonly chooseWindow: (first: string, last: string, zoomOuts: number) => Promise<void>;
  /** Takes hold of the window by its middle, with the pointer down, and knows where to move it. */
  readonly holdWindow: () => Promise<HeldWindow>;
  /** How many rows of the list a reader sees: on low screens the panel around it cuts it off. */
  readonly rowsSeen: () => Promise<number>;
}

/** The window under a pointer that is down. */
export interface HeldWindow {
  /**
   * Moves the window by `days` at every step, each in a frame of its own, there and back.
   *
   * @returns how many steps there were: `steps`, or fewer where `untilMs` came first
   */
  readonly drag: (days: number, steps: number, untilMs?: number) => Promise<number>;
  /**
   * The same by events that the page makes itself, as the peers were driven: without the browser's own way from a
   * pointer to a page, and without the driver's messages.
   */
  readonly step: (days: number, steps: number) => Promise<void>;
  readonly letGo: () => Promise<void>;
}

/** Steps in one direction before the window turns back, so that it stays on the axis. */
const STEPS_OUT = 12;

/** Runs in the page: moves the pointer that holds the track to each place, two frames each. */
const dispatchMoves = async (
  handle: Element,
  { places, y }: { readonly places: readonly number[]; readonly y: number },
): Promise<void> => {
  for (const clientX of places) {
    const move = { bubbles: true, pointerId: 1, buttons: 1, clientX, clientY: y };
    handle.parentElement?.dispatchEvent(new PointerEvent('pointermove', move));
    for (let frame = 0; frame < 2; frame += 1) {
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
      });
    }
  }
};

/** Runs in the page: how many of an element's children can be seen. */
const countSeen = (list: Element): Promise<number> =>
  new Promise((resolve) => {
    if (list.childElementCount === 0) resolve(0);
    const observer = new IntersectionObserver((entries) => {
      observer.disconnect();
      resolve(entries.filter(({ isIntersecting }) => isIntersecting).length);
    });
    for (const child of list.children) observer.observe(child);
  });

export const appPageOf = ({ page }: MeasuredPage): AppPage => {
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const [from, to] = ['From', 'To'].map((name) => timeline.getByRole('slider', { name, exact: true }));
  const resultCount = page.getByRole('status', { name: 'Result count' });
  if (from === undefined || to === undefined) throw new Error('the timeline has two handles');

  const twoFrames = (): Promise<unknown> =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          requestAnimationFrame(() => {
            requestAnimationFrame(resolve);
          });
        }),
    );
  const mapAtRest = async (): Promise<void> => {
    await expect(page.locator('[data-map="idle"]')).toBeVisible({ timeout: REST_TIMEOUT_MS });
  };
  const middleOf = async (handle: typeof from): Promise<{ readonly x: number; readonly y: number }> => {
    const box = await handle.boundingBox();
    if (box === null) throw new Error('a handle of the timeline is not to be seen');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const dayOf = async (handle: typeof from): Promise<number> =>
    Number(await handle.getAttribute('aria-valuenow'));

  return {
    mapAtRest,
    rowsSeen: () => page.getByRole('list', { name: 'Events', exact: true }).evaluate(countSeen),
    openFile: async (path, rows) => {
      await page.getByRole('button', { name: 'Open data' }).click();
      const dialog = page.getByRole('dialog', { name: 'Open data' });
      await dialog.locator('input[type=file]').setInputFiles(path);
      await expect(resultCount).toHaveText(new RegExp(`${rows.toLocaleString('en-GB')} possibly`), {
        timeout: REST_TIMEOUT_MS,
      });
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await twoFrames();
      await mapAtRest();
    },
    closeFile: async () => {
      await page.getByRole('button', { name: 'Open data' }).click();
      await page.getByRole('button', { name: 'Open The article' }).click({ timeout: 10_000 });
      await page.keyboard.press('Escape');
      await twoFrames();
      await mapAtRest();
    },
    chooseWindow: async (first, last, zoomOuts) => {
      await page.getByLabel('First day').fill(first);
      await page.getByLabel('Last day').fill(last);
      const lastDay = Date.parse(`${last}T00:00:00Z`) / DAY_MS;
      await expect(to).toHaveAttribute('aria-valuenow', String(lastDay));
      for (let step = 0; step < zoomOuts; step += 1) {
        await timeline.getByRole('button', { name: 'Further out in time' }).click();
      }
      await twoFrames();
    },
    holdWindow: async () => {
      const [start, end] = [await middleOf(from), await middleOf(to)];
      const pxPerDay = (end.x - start.x) / ((await dayOf(to)) - (await dayOf(from)) + 1);
      const x = (start.x + end.x) / 2;
      const xAt = (step: number, days: number): number => {
        const leg = (step + 1) % (2 * STEPS_OUT);
        return x + (leg <= STEPS_OUT ? leg : 2 * STEPS_OUT - leg) * days * pxPerDay;
      };
      // Found once: looking for it by its role goes through the page, and would be counted as the app's own work.
      const held = await from.elementHandle();
      if (held === null) throw new Error('the timeline has no handle to hold');
      await page.mouse.move(x, start.y);
      await page.mouse.down();
      return {
        drag: async (days, steps, untilMs = Number.POSITIVE_INFINITY) => {
          let step = 0;
          for (; step < steps && Date.now() < untilMs; step += 1) {
            await page.mouse.move(xAt(step, days), start.y);
            await twoFrames();
          }
          return step;
        },
        step: async (days, steps) => {
          const places = Array.from({ length: steps }, (_, step) => xAt(step, days));
          await held.evaluate(dispatchMoves, { places, y: start.y });
        },
        letGo: () => page.mouse.up(),
      };
    },
  };
};
