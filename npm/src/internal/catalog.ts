/**
 * The script that installs the catalog, where it was taken out of the compiled module to be loaded when it is needed. The
 * build writes it here.
 */
export const CATALOG = ''
