const TOKEN =
  /\b(?:xox[a-z]|xapp)-[\w-]{8,}|\bBearer\s+[\w.~+/=-]{8,}|\boauth_(?:token|signature|consumer_key)=?["':=\s]+[\w%.~+/=-]{8,}/gi;
/** By their names: whatever Recado, a proxy or a service manager is given in confidence. */
const SECRET_NAME = /TOKEN|SECRET|PASS|CREDENTIAL|PRIVATE|(?:^|_)(?:API_?)?KEYS?(?:_|$)|(?:^|_)PWD_?/i;
/** Shorter ones would black out ordinary words. */
const LEAST = 6;

/** Every value of the environment that must never be written: those whose name says so, and addresses with a password in them, whatever they are called. */
export function secretsOf(env: Readonly<Record<string, string | undefined>>): string[] {
  const found = new Set<string>();
  for (const [name, value = ''] of Object.entries(env)) {
    // Used without the blanks around it.
    if (SECRET_NAME.test(name)) found.add(value).add(value.trim());
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url === undefined || url.password === '') continue;
    found.add(value).add(url.href).add(url.password).add(decoded(url.password));
  }
  // As it stands inside JSON, and inside an address.
  const spelled = [...found].flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret.toWellFormed()),
  ]);
  // The longest first: one may hold another.
  return [...new Set(spelled)].filter((secret) => secret.length >= LEAST).toSorted((a, b) => b.length - a.length);
}

/** Takes secrets out of a line, found by their value wherever they turn up (headers inside errors of client libraries, say). */
export function redactor(env: Readonly<Record<string, string | undefined>>): (line: string) => string {
  const secrets = secretsOf(env);
  return (line) =>
    secrets.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line.replace(TOKEN, '[secret]'));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
