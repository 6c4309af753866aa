/** The version in package.json; scripts/build-widget.ts puts it in. */
declare const NEWSCLIP_VERSION: string
