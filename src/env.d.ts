/// <reference types="vite/client" />

declare module '*.json?icu' {
  const strings: Record<string, string>;
  export default strings;
}
