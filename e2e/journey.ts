import type { Locator, Page } from '@playwright/test';
import { expect } from './watchpost-test.ts';

/** More tab stops than the page has. */
const MOST_TABS = 150;

/**
 * A reader on the way to an answer, by mouse or by keyboard alone. Counts what they do: a press or a choice is one
 * interaction; moving the pointer or the focus is none.
 */
export class Journey {
  interactions = 0;
  readonly page: Page;
  readonly means: 'mouse' | 'keyboard';

  constructor(page: Page, means: 'mouse' | 'keyboard') {
    this.page = page;
    this.means = means;
  }

  async press(target: Locator): Promise<void> {
    this.interactions += 1;
    if (this.means === 'mouse') {
      await target.click();
      return;
    }
    await this.focus(target);
    await this.page.keyboard.press('Enter');
  }

  async type(target: Locator, text: string): Promise<void> {
    this.interactions += 1;
    if (this.means === 'mouse') await target.click();
    else await this.focus(target);
    await this.page.keyboard.type(text);
  }

  /** Chooses in a list of options; by keyboard as typing its first letters does. */
  async choose(target: Locator, option: RegExp): Promise<void> {
    this.interactions += 1;
    const text = (await target.locator('option', { hasText: option }).first().textContent()) ?? '';
    if (this.means === 'mouse') {
      await target.selectOption({ label: text });
      return;
    }
    await this.focus(target);
    await this.page.keyboard.type(text);
    await expect(target.locator('option:checked')).toHaveText(text);
  }

  /** Tab by Tab from wherever the focus is: fails for what keys cannot reach. */
  private async focus(target: Locator): Promise<void> {
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`${String(target)} is out of reach of the Tab key`);
  }
}
