/** The last part of a path as Windows, Unix and archives write it: `CBS.log` of `a.zip!/Logs/CBS.log`. */
export const fileName = (path: string): string => path.split(/[\\/]/).at(-1) || path;
