/**
 * Making a passkey and signing in with one: the only script of the site, on the two pages that offer it.
 * The page brings a place, and beside it a template with every word and control; where the browser knows
 * no passkeys, or is at a bare IP address that none can be bound to, the page stays as it is.
 */
const place = document.querySelector('[data-passkey]');
const known = typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
const named = !/^[\d.]+$|:/.test(location.hostname);

/** Posts one step and returns the answer. Whoever must first prove who they are is sent there. */
async function post(body) {
  const address = place.dataset.address + (place.dataset.passkey === 'sign-in' ? location.search : '');
  const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  if (answer.redirected) {
    location.assign(answer.url);
    return null;
  }
  const read = await answer.json().catch(() => ({}));
  if (answer.ok) return read;
  throw Object.assign(new Error(), { shown: read.message });
}

const ceremonies = {
  register: async (options) => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
  'sign-in': async (options) => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

async function run(fields) {
  const options = await post({ ...fields, step: 'options' });
  const credential = options && (await ceremonies[place.dataset.passkey](options));
  const done = credential && (await post({ ...fields, step: 'answer', response: credential.toJSON() }));
  if (done) location.assign(done.next);
}

if (place && known && named) {
  place.replaceChildren(place.nextElementSibling.content.cloneNode(true));
  const form = place.querySelector('form');
  const button = place.querySelector('button');
  const message = place.querySelector('[role="alert"]');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    message.textContent = '';
    button.disabled = true;
    try {
      await run(Object.fromEntries(new FormData(form)));
    } catch (error) {
      message.textContent = error.shown ?? place.dataset.failed;
    }
    button.disabled = false;
  });
}
