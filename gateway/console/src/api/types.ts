import type { paths } from './generated/paths';

type Content<R> = R extends { content: { 'application/json': infer T } } ? T : never;

/** What a path answers, by its description. */
export type Shown<P extends keyof paths, M extends keyof paths[P] = 'get' extends keyof paths[P] ? 'get' : never> =
  paths[P][M] extends { responses: infer R } ? Content<R[(200 | 201 | 202) & keyof R]> : never;

/** One row of a list that a path answers. */
export type RowOf<P extends keyof paths> = Shown<P> extends (infer T)[] ? T : never;

/** What a path is sent. */
export type Sent<P extends keyof paths, M extends keyof paths[P]> =
  paths[P][M] extends { requestBody?: infer B } ? Content<NonNullable<B>> : never;
