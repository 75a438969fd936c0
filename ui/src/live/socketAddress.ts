/** Where the socket of `path` is, for a page at `page`: encrypted wherever the page is. */
export const socketAddress = (path: string, page: string): URL => new URL(path, page.replace(/^http/, 'ws'));
