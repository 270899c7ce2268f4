/** What a page has asked of WebGL since the last reset. Exact: it counts calls, not time. */
export interface GlWork {
  draws: number;
  /** Vertices times instances. */
  vertices: number;
  uploadedBytes: number;
  readBacks: number;
}

const work: GlWork = { draws: 0, vertices: 0, uploadedBytes: 0, readBacks: 0 };

/** Takes the counts and begins again from nothing. */
export const takeGlWork = (): GlWork => {
  const taken = { ...work };
  Object.assign(work, { draws: 0, vertices: 0, uploadedBytes: 0, readBacks: 0 });
  return taken;
};

type Method = (...args: unknown[]) => unknown;
type Methods = Record<string, Method>;

const before = (
  name: string,
  count: (args: unknown[]) => void,
  methods = WebGL2RenderingContext.prototype as unknown as Methods,
): void => {
  const original = methods[name];
  if (original === undefined) throw new Error(`WebGL2 has no ${name}`);
  methods[name] = function counted(this: unknown, ...args: unknown[]) {
    count(args);
    return original.apply(this, args);
  };
};

const draw = (name: string, vertexArgument: number, instanceArgument: number | null): void => {
  before(name, (args) => {
    work.draws += 1;
    const instances = instanceArgument === null ? 1 : Number(args[instanceArgument]);
    work.vertices += Number(args[vertexArgument]) * instances;
  });
};

/** Several runs in one call: one draw, and the vertices of all runs in all copies, of which each run has as many. */
const drawTogether = (): void => {
  const contexts = WebGL2RenderingContext.prototype as unknown as Methods;
  const original = contexts['getExtension'] as Method;
  const counted = new WeakSet();
  contexts['getExtension'] = function extended(this: unknown, ...args: unknown[]) {
    const extension = original.apply(this, args) as Methods | null;
    if (args[0] !== 'WEBGL_multi_draw' || extension === null || counted.has(extension)) return extension;
    counted.add(extension);
    for (const name of ['multiDrawArraysWEBGL', 'multiDrawArraysInstancedWEBGL'])
      before(
        name,
        ([, , , counts, , copies]) => {
          const each = copies instanceof Int32Array ? Number(copies[0]) : 1;
          work.draws += 1;
          for (const count of counts as Int32Array) work.vertices += count * each;
        },
        extension,
      );
    return extension;
  };
};

const sizeOf = (data: unknown): number => {
  if (typeof data === 'number') return 0; // room reserved, nothing sent
  if (ArrayBuffer.isView(data) || data instanceof ArrayBuffer) return data.byteLength;
  if (data instanceof ImageBitmap || data instanceof HTMLCanvasElement) return data.width * data.height * 4;
  return 0;
};

/** Wraps every WebGL2 context that this page will make. Called once, before any map is made. */
export const countGlWork = (): void => {
  draw('drawArrays', 2, null);
  draw('drawElements', 1, null);
  draw('drawArraysInstanced', 2, 3);
  draw('drawElementsInstanced', 1, 4);
  draw('drawRangeElements', 3, null);
  drawTogether();
  for (const name of ['bufferData', 'bufferSubData', 'texImage2D', 'texSubImage2D', 'texSubImage3D']) {
    before(name, (args) => {
      work.uploadedBytes += args.reduce<number>((sum, each) => sum + sizeOf(each), 0);
    });
  }
  for (const name of ['readPixels', 'getBufferSubData']) {
    before(name, () => {
      work.readBacks += 1;
    });
  }
};
