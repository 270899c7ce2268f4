/** Hands a text to the browser's own download, as a file of that name. Nothing leaves the device. */
export const saveText = (name: string, type: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url); // the download has taken hold of the blob by now
};
