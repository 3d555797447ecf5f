import { call, query } from './api.ts';
import type { Account, Direct, HistoryState, Play, Post, StormState } from './wire.ts';

/** What customers do on one simulated network; sandbox/social/README.md describes each call. */
export function networkApi(network: string) {
  const at = `/sandbox/${network}`;
  return {
    /** `wanted` is shown too, however old. */
    conversations: (limit: number, wanted: string | undefined) =>
      call<{ conversations: Post[]; more: boolean; play: Play }>(
        'GET',
        `${at}/conversations?${query({ limit, with: wanted })}`,
      ),
    onePost: (id: string) => call<Post>('GET', `${at}/posts/${id}`),
    accounts: () => call<Account[]>('GET', `${at}/accounts`),
    post: (post: { author: string; name?: string; text: string; inReplyTo?: string; media?: { url: string }[] }) =>
      call<{ id: string }>('POST', `${at}/posts`, post),
    /** A customer writes to the brand where nobody else reads. */
    direct: (message: { author: string; name?: string; text: string; media?: { url: string }[]; presses?: string }) =>
      call('POST', `${at}/dms`, message),
    directs: () => call<Direct[]>('GET', `${at}/dms`),
    /** A picture that a customer has. */
    picture: (base64: string) => call<{ url: string }>('POST', `${at}/media`, { base64 }),
    editPost: (id: string, text: string) => call('PATCH', `${at}/posts/${id}`, { text }),
    like: (id: string) => call('POST', `${at}/posts/${id}/like`, {}),
    /** A colleague answers in the network's own app, past Recado. */
    nativeReply: (account: string, inReplyTo: string, text: string) =>
      call('POST', `${at}/native-reply`, { account, inReplyTo, text }),
    deletePost: (id: string) => call('DELETE', `${at}/posts/${id}`, {}),
    play: () => call('POST', `${at}/play`, {}),
    pause: () => call('DELETE', `${at}/play`, {}),
    /** Very many write at once; how far it is; it stops. */
    storm: (order: { count: number; perSecond: number; text?: string; topic?: 'red' }) =>
      call<StormState>('POST', '/sandbox/storm', { ...order, network }),
    stormState: () => call<StormState>('GET', '/sandbox/storm'),
    calm: () => call<StormState>('DELETE', '/sandbox/storm', {}),
    /** A month behind the workspace, through the doors of its people. */
    fillHistory: () => call<HistoryState>('POST', '/sandbox/history', {}),
    historyState: () => call<HistoryState>('GET', '/sandbox/history'),
    stopHistory: () => call<HistoryState>('DELETE', '/sandbox/history', {}),
  };
}
