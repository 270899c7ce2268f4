import { type Locator, type Page, expect } from '@playwright/test';

/** Days since 1970 as the sliders say them. */
const dayText = (iso: string): string => String(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);

/** Speaks to the app as a reader would: by roles and names. Knows no class, no id and no store. */
export class WatchpostDriver {
  readonly page: Page;
  readonly map: Locator;
  readonly timeline: Locator;
  readonly from: Locator;
  readonly to: Locator;
  readonly events: Locator;
  readonly offMap: Locator;
  readonly details: Locator;
  readonly resultCount: Locator;
  readonly search: Locator;
  readonly kinds: Locator;
  readonly layers: Locator;
  readonly notices: Locator;
  readonly dataDialog: Locator;
  readonly report: Locator;
  readonly onThisDevice: Locator;
  readonly datasets: Locator;

  constructor(page: Page) {
    this.page = page;
    this.map = page.getByRole('region', { name: 'Map', exact: true });
    this.timeline = page.getByRole('region', { name: 'Timeline' });
    this.from = this.timeline.getByRole('slider', { name: 'From' });
    this.to = this.timeline.getByRole('slider', { name: 'To' });
    this.events = page.getByRole('list', { name: 'Events', exact: true });
    this.offMap = page.getByRole('list', { name: 'Off the map' });
    this.details = page.getByRole('complementary', { name: 'Event details' });
    this.resultCount = page.getByRole('status', { name: 'Result count' });
    this.search = page.getByRole('searchbox', { name: 'Search events' });
    this.kinds = page.getByRole('group', { name: 'Kinds' });
    this.layers = page.getByRole('group', { name: 'Layers' });
    this.notices = page.getByRole('log', { name: 'Notices' });
    this.dataDialog = page.getByRole('dialog', { name: 'Open data' });
    this.datasets = page.getByRole('group', { name: 'Datasets' });
    this.report = this.dataDialog.getByRole('region', { name: /^Report on/ });
    this.onThisDevice = this.dataDialog.getByRole('list', { name: 'On this device' });
  }

  /** Opens a link by its fragment and waits until list and map stand. */
  async open(fragment = ''): Promise<void> {
    await this.page.goto('about:blank'); // a change of the fragment alone would not load the page
    await this.page.goto(fragment === '' ? '/' : `/#${fragment}`);
    await expect(this.resultCount).toHaveText(/certainly/);
    await this.mapAtRest();
  }

  async openDataDialog(): Promise<void> {
    await this.page.getByRole('button', { name: 'Open data' }).click();
    await expect(this.dataDialog).toBeVisible();
  }

  /** Chooses files in the browser's own chooser and waits for the report. */
  async chooseFiles(...paths: readonly string[]): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.dataDialog.getByText('Choose files', { exact: true }).click(),
    ]);
    await chooser.setFiles(paths.map((path) => `e2e/fixtures/${path}`));
    await expect(this.report).toBeVisible();
  }

  /** Opens the dialog on a page whose map need not have come to rest. */
  async startWithDialog(): Promise<void> {
    await this.page.goto('/');
    await this.openDataDialog();
  }

  /** Chooses files that a test has made, by the label of what takes them, and waits for the report. */
  async chooseMade(
    files: Readonly<Record<string, string | Uint8Array>>,
    label = 'Choose files',
  ): Promise<void> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.dataDialog.getByText(label).click(),
    ]);
    await chooser.setFiles(
      Object.entries(files).map(([name, content]) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content),
      })),
    );
    await expect(this.report).toBeVisible();
  }

  /** Closes the dialog by the report's own button; list and map show the file. */
  async showOnMap(): Promise<void> {
    await this.report.getByRole('button', { name: 'Show on the map' }).click();
    await expect(this.dataDialog).toBeHidden();
    await this.mapAtRest();
  }

  /** The map has drawn everything and stands still. */
  async mapAtRest(): Promise<void> {
    // Software rendering on a busy machine takes its time; what is waited for is the event.
    await expect(this.map.locator('[data-map="idle"]')).toBeVisible({ timeout: 60_000 });
  }

  /** The switch of one of the datasets on the map. */
  dataset(name: string): Locator {
    return this.datasets.getByRole('checkbox', { name, exact: true });
  }

  mark(title: string): Locator {
    return this.map
      .getByRole('list', { name: 'Events on the map' })
      .getByRole('button', { name: title, exact: true });
  }

  marks(): Locator {
    return this.map.getByRole('list', { name: 'Events on the map' }).getByRole('button');
  }

  row(title: string): Locator {
    return this.events.getByRole('button', { name: title, exact: true });
  }

  /** Clicks where the mark is drawn, with the mouse, as a reader would. */
  async clickMark(title: string): Promise<void> {
    const box = await this.mark(title).boundingBox();
    if (box === null) throw new Error(`the mark of "${title}" is not on screen`);
    await this.page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }

  async titlesInList(): Promise<readonly string[]> {
    return this.names(this.events.getByRole('button'));
  }

  async titlesOnMap(): Promise<readonly string[]> {
    return this.names(this.marks());
  }

  /** What is in a list whose window has come to rest. */
  private async names(buttons: Locator): Promise<readonly string[]> {
    await expect(this.page.locator('[aria-busy=true]')).toHaveCount(0);
    const names: string[] = [];
    for (const button of await buttons.all()) {
      const label = await button.getAttribute('aria-label');
      const by = await button.getAttribute('aria-labelledby');
      names.push(label ?? (by === null ? '' : await this.page.locator(`#${by}`).innerText()));
    }
    return names;
  }

  /** Waits until the two sliders say these days, both included. */
  async expectWindow(first: string, last: string): Promise<void> {
    await expect(this.from).toHaveAttribute('aria-valuenow', dayText(first));
    await expect(this.to).toHaveAttribute('aria-valuenow', dayText(last));
  }

  /** The window as the two sliders say it: first and last day, counted from 1970-01-01. */
  async windowDays(): Promise<{ readonly first: number; readonly last: number }> {
    return {
      first: Number(await this.from.getAttribute('aria-valuenow')),
      last: Number(await this.to.getAttribute('aria-valuenow')),
    };
  }

  /** Drags a slider so many days by the mouse. */
  async dragDays(slider: Locator, days: number): Promise<void> {
    const [first, last] = [await this.from.boundingBox(), await this.to.boundingBox()];
    const box = await slider.boundingBox();
    if (first === null || last === null || box === null) throw new Error('a slider is not on screen');
    const before = await this.windowDays();
    const pxPerDay = (last.x - first.x) / (before.last - before.first + 1);
    const y = box.y + box.height / 2;
    const x = box.x + box.width / 2;
    await this.page.mouse.move(x, y);
    await this.page.mouse.down();
    for (let step = 1; step <= 8; step += 1) {
      await this.page.mouse.move(x + (days * pxPerDay * step) / 8, y);
    }
    await this.page.mouse.up();
  }

  async press(key: string, times: number): Promise<void> {
    for (let count = 0; count < times; count += 1) await this.page.keyboard.press(key);
  }

  fragment(): string {
    return decodeURIComponent(new URL(this.page.url()).hash.slice(1));
  }

  /** A value of the address, once it has been written. */
  async expectLinked(name: string, value: string | RegExp): Promise<void> {
    await expect
      .poll(() => new URLSearchParams(this.fragment().replaceAll('+', ' ')).get(name) ?? '(none)')
      .toMatch(value);
  }

  /** Everything on the page that sticks out sideways. */
  async hasSidewaysScroll(): Promise<boolean> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
  }
}
