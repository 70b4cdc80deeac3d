/** Under which addresses this server is itself. */
export interface Site {
  /** Whether it listens on this machine only. */
  loopbackOnly: boolean;
  /** Where people reach it through a proxy, without a slash at the end; undefined where nothing stands before it. */
  publicUrl: string | undefined;
}

/** The names of this machine for itself, as a `Host` header has them. */
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;
/** The same as an address to listen on. */
const LOOPBACK_ADDRESS = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/i;

export const isLoopback = (address: string): boolean => LOOPBACK_ADDRESS.test(address);

/**
 * Whether a request was meant for this server. A page of somebody else's whose name suddenly points to 127.0.0.1 (DNS
 * rebinding) is of the same origin as this server for the browser, and betrays itself by that name.
 */
export function isOwnHost(host: string | undefined, { loopbackOnly, publicUrl }: Site): boolean {
  if (host === undefined) return false;
  if (!loopbackOnly) return true;
  return (
    LOOPBACK_HOST.test(host) || (publicUrl !== undefined && new URL(publicUrl).host === host.toLowerCase())
  );
}

/** Whether `origin`, as a browser sends it, is this server's own. */
export function isOwnOrigin(origin: string, host: string | undefined, { publicUrl }: Site): boolean {
  if (publicUrl !== undefined && origin === new URL(publicUrl).origin) return true;
  return host !== undefined && origin.toLowerCase() === `http://${host.toLowerCase()}`;
}
