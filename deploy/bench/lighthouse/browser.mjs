/** Logs in as a browser does, redirect by redirect, and keeps the cookies. */
export class Browser {
  #jar = new Map();

  async logIn(muster, user) {
    const form = await this.#follow(`${muster}/login?then=/app/inbox`);
    const action = /action="([^"]*)"/.exec(await form.text())?.[1]?.replaceAll('&amp;', '&');
    if (!action) throw new Error(`No form to log in with at ${form.url}`);
    await this.#follow(action, { method: 'POST', body: new URLSearchParams({ username: user, password: user, credentialId: '' }) });
    const me = await this.#ask(`${muster}/api/me`, {});
    if (!me.ok) throw new Error(`${user} is not logged in: ${me.status}`);
  }

  async json(address) {
    return (await this.#ask(address, {})).json();
  }

  /** Ports share cookies, as in browsers. */
  cookies(address) {
    const { hostname, pathname } = new URL(address);
    return [...this.#jar.values()]
      .filter((cookie) => cookie.host === hostname && pathname.startsWith(cookie.path))
      .map((cookie) => `${cookie.name}=${cookie.value}`)
      .join('; ');
  }

  async #follow(address, request = {}) {
    for (let hop = 0; hop < 10; hop++) {
      const answer = await this.#ask(address, request);
      const next = answer.headers.get('location');
      if (!next) return answer;
      address = new URL(next, address).href;
      request = {};
    }
    throw new Error(`Too many redirects to ${address}`);
  }

  async #ask(address, request) {
    const answer = await fetch(address, { ...request, redirect: 'manual', headers: { Cookie: this.cookies(address), Accept: 'text/html,application/json' } });
    for (const line of answer.headers.getSetCookie()) {
      const [pair, ...attributes] = line.split(';').map((part) => part.trim());
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/';
      const host = new URL(address).hostname;
      this.#jar.set(`${host} ${path} ${name}`, { host, path, name, value });
    }
    return answer;
  }
}
