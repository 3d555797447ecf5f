/**
 * The playground writes a warning under every card that asks for the full width, which it does not know; in Teams it is a wish
 * like any other. It is left out on the way, wherever a card stands in what is sent, so that people see cards and not warnings.
 * @param body JSON; anything else is given back as it is
 */
export function spareWarnings(body: Uint8Array): Uint8Array {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(body).toString());
  } catch (error) {
    if (error instanceof SyntaxError) return body;
    throw error;
  }
  return dropWidth(value) ? new Uint8Array(Buffer.from(JSON.stringify(value))) : body;
}

function dropWidth(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  let dropped = false;
  if (
    'type' in value &&
    value.type === 'AdaptiveCard' &&
    'msteams' in value &&
    typeof value.msteams === 'object' &&
    value.msteams !== null &&
    'width' in value.msteams
  ) {
    delete value.msteams.width;
    dropped = true;
  }
  for (const inner of Object.values(value)) dropped = dropWidth(inner) || dropped;
  return dropped;
}
