// Makes and uses passkeys (WebAuthn). Without this file, or in an old browser, the forms stay
// hidden and a code of an authenticator app does the same.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const ask = {
  async create(asked) {
    const made = await navigator.credentials.create({
      publicKey: {
        ...asked,
        challenge: bytes(asked.challenge),
        user: { ...asked.user, id: bytes(asked.user.id) },
        excludeCredentials: named(asked.excludeCredentials),
      },
    });
    const { attestationObject, clientDataJSON } = made.response;
    return [made, { attestationObject: text(attestationObject), clientDataJSON: text(clientDataJSON) }];
  },
  async get(asked) {
    const used = await navigator.credentials.get({
      publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: named(asked.allowCredentials) },
    });
    const { authenticatorData, clientDataJSON, signature, userHandle } = used.response;
    return [used, {
      authenticatorData: text(authenticatorData),
      clientDataJSON: text(clientDataJSON),
      signature: text(signature),
      userHandle: userHandle ? text(userHandle) : null,
    }];
  },
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) break;
  form.hidden = false;
  document.querySelector("[data-without-passkeys]")?.remove();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const status = form.querySelector("[role=status]");
    status.textContent = "";
    try {
      const [key, response] = await ask[form.dataset.passkey](JSON.parse(form.dataset.asked));
      form.elements.answer.value = JSON.stringify({ id: key.id, rawId: text(key.rawId), type: key.type, response });
      HTMLFormElement.prototype.submit.call(form); // a button of the form is named "submit"
    } catch {
      status.textContent = form.dataset.failed;
    }
  });
}
