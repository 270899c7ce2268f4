import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import '@/ui/styles/base.css';
import { type RowSign, signPosition, startSignSheet } from './sign-sheet';

const root = document.documentElement;

/** What a row shows of the sheet: its pixels as they are asked for, in CSS px from the corner of the sign's cell. */
const lookAt = async (sign: RowSign): Promise<(x: number, y: number) => readonly number[]> => {
  const element = document.createElement('span');
  element.className = 'event-row-sign';
  document.body.append(element);
  const { backgroundImage, backgroundSize } = getComputedStyle(element);
  element.remove();
  const image = new Image();
  image.src = /^url\("(.*)"\)$/.exec(backgroundImage)?.[1] ?? '';
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d');
  context?.drawImage(image, 0, 0);
  const ratio = image.width / Number.parseFloat(backgroundSize);
  const [left = 0, top = 0] = signPosition(sign)
    .split(' ')
    .map((part) => Number.parseFloat(part));
  return (x, y) => [...(context?.getImageData((x - left) * ratio, (y - top) * ratio, 1, 1).data ?? [])];
};

describe('the sheet of signs', () => {
  afterEach(() => {
    root.removeAttribute('style');
    delete root.dataset['theme'];
  });

  it('has every kind in its colour, solid where the place is exact and hollow where it is not', async () => {
    root.style.cssText = '--kind-armed-event: #c00000; --kind-protest: #0000c0; --raised: #ffffff';
    onTestFinished(startSignSheet());
    const solid = await lookAt({ kind: 'armed-event', form: 'dot', isPossible: false });
    expect(solid(12, 12)).toEqual([192, 0, 0, 255]);
    expect(solid(1, 1)[3]).toBe(0);
    const other = await lookAt({ kind: 'protest', form: 'dot', isPossible: false });
    expect(other(12, 12)).toEqual([0, 0, 192, 255]);
    const placeless = await lookAt({ kind: 'armed-event', form: 'none', isPossible: false });
    const possible = await lookAt({ kind: 'armed-event', form: 'dot', isPossible: true });
    for (const hollow of [placeless, possible]) expect(hollow(12, 12)).toEqual([255, 255, 255, 255]);
    const soft = await lookAt({ kind: 'armed-event', form: 'disc', isPossible: false });
    expect(soft(12, 12)[1]).toBeGreaterThan(150);
    expect(soft(12, 12)[1]).toBeLessThan(255);
  });

  it('follows the theme', async () => {
    root.style.cssText = '--kind-armed-event: #c00000';
    onTestFinished(startSignSheet());
    root.style.cssText = '--kind-armed-event: #ff8080';
    root.dataset['theme'] = 'dark';
    await Promise.resolve();
    const seen = await lookAt({ kind: 'armed-event', form: 'dot', isPossible: false });
    expect(seen(12, 12)).toEqual([255, 128, 128, 255]);
  });

  it('leaves nothing behind', () => {
    const before = document.adoptedStyleSheets.length;
    startSignSheet()();
    expect(document.adoptedStyleSheets).toHaveLength(before);
    expect(document.querySelector('.kind-sign')).toBeNull();
  });
});
