/** Where the bot gets its tokens: given for the right secret, good for a while. */
export function tokenDesk(appId: string, lifeSeconds: number) {
  const tokens = new Map<string, number>();
  let requests = 0;
  return {
    requests: () => requests,
    /** Whether this header carries a token that is still good. */
    accepts: (authorization: string | undefined) => (tokens.get(authorization?.replace('Bearer ', '') ?? '') ?? 0) >= Date.now(),
    /** What is answered to who asks for a token. */
    give(form: URLSearchParams): { readonly status: number; readonly body: unknown } {
      requests += 1;
      const fits = form.get('grant_type') === 'client_credentials' && form.get('client_id') === appId && form.get('client_secret') === 'secret' && form.get('scope') === 'https://api.botframework.com/.default';
      if (!fits) return { status: 401, body: { error: 'invalid_client' } };
      const token = `token-${requests}`;
      tokens.set(token, Date.now() + lifeSeconds * 1_000);
      return { status: 200, body: { token_type: 'Bearer', expires_in: lifeSeconds, access_token: token } };
    },
  };
}
