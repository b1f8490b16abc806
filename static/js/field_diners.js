/* The diners a counter knows of: found by what is typed, what each pays, whose card. */

/* A row of the page as the counter keeps it. */
export function known([pk, number, card, name, letters, subsidy, faces, ordered, served, way, small, points]) {
  const diner = { pk, number, card, name, letters, subsidy, faces, ordered, way, small, points };
  return { ...diner, served: new Set(served) };
}

/* As a mask shows a name: what is masked may be anything. */
function isNamed(diner, typed) {
  const name = [...diner.name];
  const chars = [...typed];
  return chars.every((c, i) => [c, "*", undefined].includes(name[i]));
}

/* Who fits what was typed; with nothing typed, who ordered and has not come yet. */
export function matches(diners, typed, meal) {
  if (!typed) return diners.filter((d) => d.ordered.includes(meal) && !d.served.has(meal));
  const plain = typed.toUpperCase();
  const exact = diners.filter((d) => d.card === typed || d.number === plain);
  if (exact.length) return exact;
  if (/^(XY)?\d+$/.test(plain)) {
    const digits = plain.replace(/^XY/, "");
    const whole = diners.filter((d) => Number(d.number.slice(2)) === Number(digits));
    return whole.length ? whole : diners.filter((d) => d.number.endsWith(digits));
  }
  const letters = typed.toLowerCase();
  if (/^[a-z]+$/.test(letters))
    return diners.filter((d) => d.letters.some((one) => one.startsWith(letters)));
  return diners.filter((d) => isNamed(d, typed));
}

/* Fen of the price, the subsidy, the vouchers and the points that fit whole; the rest
   is cash. */
export function expected(diner, { whole, fen, vouchers, spend }) {
  let rest = whole - Math.min(diner.subsidy, whole);
  const used = [];
  if (vouchers)
    for (const face of diner.faces) {
      if (face > rest) continue;
      used.push(face);
      rest -= face;
    }
  const taken = spend ? Math.min(diner.points, Math.floor(rest / fen)) : 0;
  rest -= taken * fen;
  return { cash: Math.round(rest / 10) * 10, used, taken };
}

/* A card that is not among the day's diners: the portal knows whose it is. */
export async function lookUp(card, session) {
  try {
    const { csrf } = await (await fetch(session, { headers: { Accept: "application/json" } })).json();
    const body = new URLSearchParams({ card });
    const headers = { "X-CSRFToken": csrf };
    const answer = await fetch(location.pathname, { method: "POST", body, headers });
    return (await answer.json()).row;
  } catch {
    return null; // without a signal nobody knows: say so and go on
  }
}
