/** Something that goes by whether a hand is on the page. */
interface Follower {
  /** A hand took hold, of anything on the page. */
  readonly hold: () => void;
  /** It let go. */
  readonly release: () => void;
}

const followers = new Set<Follower>();
let isDown = false;

/** Is a pointer down, anywhere on the page? While it is, what it moves will move on. */
export const isHandDown = (): boolean => isDown;

/** Tells the follower of every hand from now on. */
export const followHand = (follower: Follower): (() => void) => {
  followers.add(follower);
  return () => {
    followers.delete(follower);
  };
};

const take = (): void => {
  isDown = true;
  for (const { hold } of followers) hold();
};
const letGo = (): void => {
  isDown = false;
  for (const { release } of followers) release();
};

/**
 * Watches the pointers of a page, before anything on it hears of them.
 *
 * @returns stops it
 */
export const watchHand = (page: EventTarget): (() => void) => {
  page.addEventListener('pointerdown', take, true);
  page.addEventListener('pointerup', letGo, true);
  page.addEventListener('pointercancel', letGo, true);
  return () => {
    page.removeEventListener('pointerdown', take, true);
    page.removeEventListener('pointerup', letGo, true);
    page.removeEventListener('pointercancel', letGo, true);
    isDown = false;
  };
};
