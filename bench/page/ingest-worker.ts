import { type IngestResult, type Reader, ingest } from './ingest-case';

/** What the worker answers: the result, or why there is none. */
export type IngestAnswer = { readonly result: IngestResult } | { readonly error: string };

const answer = async (file: File, reader: Reader): Promise<IngestAnswer> => {
  try {
    return { result: await ingest(file, reader) };
  } catch (error) {
    return { error: String(error) };
  }
};

// One file, once: a fresh worker for each, as for the file that a reader opens.
self.addEventListener('message', ({ data }: MessageEvent<{ file: File; reader: Reader }>) => {
  void (async () => {
    self.postMessage(await answer(data.file, data.reader), {});
  })();
});
