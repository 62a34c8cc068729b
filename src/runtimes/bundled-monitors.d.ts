/** The files of MONITORS_DIR as `npm run build` bundles them for the Worker, which has no file system. */
declare const files: readonly { file: string; exported: unknown }[];
export default files;
