import { control } from './control.ts';
import { until } from './until.ts';

export interface Post {
  id: string;
  text: string;
  author: { handle: string };
  media: { type: string; url: string; alt?: string }[];
  replies: Post[];
  likes: number;
  hidden: boolean;
  deleted: boolean;
}

/** Writes on the simulated X as customers do, and reads what the brand published. */
export interface Social {
  post(post: {
    author: string;
    text: string;
    inReplyTo?: string;
    media?: { url: string; alt?: string }[];
  }): Promise<string>;
  /** A picture that a customer has: its address for `media`. */
  picture(bytes: Uint8Array): Promise<string>;
  read(id: string): Promise<Post>;
  /** The brand's answers under a post, once there are as many as wanted. */
  answers(id: string, atLeast?: number): Promise<Post[]>;
  /** A change in the workspace beyond writing; the path lies under /sandbox/x. */
  call<T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown): Promise<T>;
}

export function createSocial(base: string): Social {
  const call = <T>(method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown) =>
    control<T>(base, method, `/sandbox/x${path}`, body);
  const read = (id: string) => call<Post>('GET', `/posts/${id}`);
  return {
    call,
    read,
    async post(post) {
      return (await call<{ id: string }>('POST', '/posts', post)).id;
    },
    picture: async (bytes) =>
      (await call<{ url: string }>('POST', '/media', { base64: Buffer.from(bytes).toString('base64') })).url,
    answers: (id, atLeast = 1) =>
      until(`${atLeast} answer(s) under post ${id}`, async () => {
        const ours = (await read(id)).replies.filter((reply) => reply.author.handle === 'alba');
        return ours.length >= atLeast && ours;
      }),
  };
}
