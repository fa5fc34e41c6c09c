/** One question over HTTP. */
export interface HttpRequest {
  url: string;
  method: string;
  /** These and the body go to the origin of `url` only, never to another one that a redirect leads to. */
  headers: readonly (readonly [name: string, value: string])[];
  body: string | undefined;
  userAgent: string;
  followRedirects: boolean;
}

/** What came back: a complete answer, or as much of it as we read. */
export interface HttpAnswer {
  status: number;
  body: string;
  /** False where the body was longer than what we read. */
  complete: boolean;
  /** Where a redirect that was not followed leads to, without its query. */
  location?: string;
  /** Why a chain of redirects was given up. */
  problem?: string;
}
