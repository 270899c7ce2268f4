/// <reference types="vite/client" />

declare module '*.json?icu' {
  const strings: Record<string, string>;
  export default strings;
}

declare module '*.json?icu-files' {
  const strings: Record<string, string>;
  export default strings;
}

declare module '*.json?icu-panels' {
  const strings: Record<string, string>;
  export default strings;
}
