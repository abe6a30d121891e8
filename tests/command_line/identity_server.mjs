// A real identity server for tests: oidc-provider, a certified one, on any free port of this machine. It prints its
// address. Whoever asks for a device is let in at /test/approve?user_code=…, as somebody would who follows the link.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const server = createServer();

// Follows a page with its cookies, and posts its form, as a browser would.
class Browser {
  cookies = new Map();

  async go(url, form) {
    for (let hops = 0; hops < 20; ++hops) {
      const headers = { cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
      const body = form && new URLSearchParams(form);
      const answer = await fetch(url, { method: form ? 'POST' : 'GET', headers, body, redirect: 'manual' });
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
        this.cookies.set(name, value);
      }
      const next = answer.headers.get('location');
      if (!next) return answer.text();
      url = new URL(next, url).href;
      form = undefined;
    }
    throw new Error('too many redirects');
  }
}

async function approve(issuer, userCode) {
  const browser = new Browser();
  const page = await browser.go(`${issuer}/device?user_code=${userCode}`);
  const [, xsrf] = page.match(/name="xsrf" value="([^"]+)"/);
  return browser.go(`${issuer}/device`, { xsrf, user_code: userCode, confirm: 'yes' });
}

// Signs everybody in as the same member of staff, and grants what is asked for.
async function interact(provider, request, response) {
  const { prompt, params, session, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    return provider.interactionFinished(request, response, { login: { accountId: 'staff-1' } });
  }
  const grant = grantId
    ? await provider.Grant.find(grantId)
    : new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  const { missingOIDCScope, missingResourceScopes } = prompt.details;
  if (missingOIDCScope) grant.addOIDCScope(missingOIDCScope.join(' '));
  for (const [resource, scopes] of Object.entries(missingResourceScopes ?? {})) {
    grant.addResourceScope(resource, scopes.join(' '));
  }
  return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

function makeProvider(issuer) {
  const native = {
    redirect_uris: [], response_types: [], application_type: 'native', id_token_signed_response_alg: 'ES256',
  };
  return new Provider(issuer, {
    clients: [
      { ...native, client_id: 'survey', client_secret: 'a secret of the survey system', grant_types: ['client_credentials'],
        token_endpoint_auth_method: 'client_secret_post', scope: 'feedback.write' },
      { ...native, client_id: 'participationctl', grant_types: ['urn:ietf:params:oauth:grant-type:device_code'],
        token_endpoint_auth_method: 'none' },
    ],
    scopes: ['openid', 'feedback.write', 'engagement.lead'],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', alg: 'ES256' }] },
    cookies: { keys: ['only for tests'] },
    interactions: { url: (_, interaction) => `/test/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    extraTokenClaims: () => ({ ods_code: 'RX6' }),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      deviceFlow: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => 'urn:participation',
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: 'feedback.write engagement.lead', audience: 'participation', accessTokenFormat: 'jwt',
          accessTokenTTL: 300, jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  });
}

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = makeProvider(issuer);
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    const url = new URL(request.url, issuer);
    try {
      if (url.pathname === '/test/approve') {
        response.end(await approve(issuer, url.searchParams.get('user_code')));
      } else if (url.pathname.startsWith('/test/interaction/')) {
        await interact(provider, request, response);
      } else {
        answer(request, response);
      }
    } catch (problem) {
      response.writeHead(500).end(String(problem.stack));
    }
  });
  console.log(issuer);
});
