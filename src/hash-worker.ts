import { sha256OfBlob } from './sha256-of-blob';

const answer = async (files: readonly Blob[]): Promise<void> => {
  try {
    self.postMessage(await Promise.all(files.map(sha256OfBlob)), {});
  } catch {
    self.postMessage(null, {});
  }
};

// Gets a list of Blobs and answers with their hashes in the same order, or with null where one cannot be read.
self.addEventListener('message', (event: MessageEvent<readonly Blob[]>) => {
  void answer(event.data);
});
