// Runs in the gallery's page: search, filter, order, view and the large pictures. It reads what the page
// already shows and never makes HTML: what a model wrote stays text.
const byId = (id) => document.getElementById(id);
const list = byId('people');
const plain = (text) =>
  text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLocaleLowerCase();
const collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

const people = Array.from(list.children, (card, place) => ({
  card,
  place,
  age: Number(card.dataset.age),
  gender: card.dataset.gender,
  first: card.dataset.first,
  last: card.dataset.last,
  city: card.dataset.city,
  text: undefined,
}));

// Read at the first search: opening the page must not wait for it.
const textOf = (person) =>
  (person.text ??= plain(
    Array.from(person.card.querySelectorAll('[data-find]'), (part) => part.textContent).join('\n'),
  ));

const find = byId('find');
const gender = byId('gender');
const from = byId('from');
const to = byId('to');
const order = byId('order');

const isWanted = () => {
  const words = plain(find.value).split(/\s+/).filter(Boolean);
  const youngest = from.value === '' ? -Infinity : Number(from.value);
  const oldest = to.value === '' ? Infinity : Number(to.value);
  return (person) =>
    (gender.value === '' || person.gender === gender.value) &&
    person.age >= youngest &&
    person.age <= oldest &&
    words.every((word) => textOf(person).includes(word));
};

const filter = () => {
  const wanted = isWanted();
  let shown = 0;
  for (const person of people) {
    const show = wanted(person);
    if (show) shown += 1;
    if (person.card.hidden === show) person.card.hidden = !show;
  }
  const all = people.length.toLocaleString('en');
  const noun = people.length === 1 ? 'person' : 'people';
  byId('count').textContent =
    shown === people.length ? `${all} ${noun}` : `${shown.toLocaleString('en')} of ${all} ${noun}`;
  byId('nobody').hidden = shown > 0 || people.length === 0;
};

const orders = {
  place: () => 0,
  first: (a, b) => collator.compare(a.first, b.first) || collator.compare(a.last, b.last),
  last: (a, b) => collator.compare(a.last, b.last) || collator.compare(a.first, b.first),
  young: (a, b) => a.age - b.age,
  // People without one come last.
  city: (a, b) => (a.city === '') - (b.city === '') || collator.compare(a.city, b.city),
  old: (a, b) => b.age - a.age,
};

const sort = () => {
  const compare = orders[order.value] ?? orders.place;
  const sorted = people.toSorted((a, b) => compare(a, b) || a.place - b.place);
  list.append(...sorted.map((person) => person.card));
};

let waiting = 0;
const filterSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(filter, 120);
};

const tools = byId('tools');
tools.hidden = false;
tools.addEventListener('submit', (event) => event.preventDefault());
find.addEventListener('input', filterSoon);
from.addEventListener('input', filterSoon);
to.addEventListener('input', filterSoon);
gender.addEventListener('change', filter);
order.addEventListener('change', sort);

const showEverybody = () => {
  for (const field of [find, gender, from, to]) field.value = '';
  filter();
};
byId('again').addEventListener('click', () => {
  showEverybody();
  find.focus();
});

for (const button of document.querySelectorAll('[data-view]')) {
  button.addEventListener('click', () => {
    list.classList.toggle('faces', button.dataset.view === 'faces');
    for (const other of document.querySelectorAll('[data-view]')) {
      other.setAttribute('aria-pressed', String(other === button));
    }
  });
}

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.closest('input, select, textarea, dialog');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    find.focus();
  }
});

// What a browser kept in the fields from before a reload must hold for the list, too.
if (order.value !== 'place') sort();
filter();

const box = byId('lightbox');
const large = byId('large');
let photos = [];
let at = 0;

const foundIn = (verdict) => {
  const word = verdict?.querySelector('span').textContent ?? '';
  return !verdict || verdict.classList.contains('passed') ? word : `${word}: ${verdict.title}`;
};

const show = (index) => {
  at = (index + photos.length) % photos.length;
  const link = photos[at];
  const small = link.querySelector('img');
  const card = link.closest('.card');
  large.alt = small?.alt ?? '';
  // The small picture until the original is there, and instead of it where it cannot be loaded.
  large.src = small?.src ?? link.href;
  const original = new Image();
  original.addEventListener('load', () => {
    if (photos[at] === link) large.src = link.href;
  });
  original.src = link.href;
  byId('caption').textContent = card.querySelector('h3').textContent;
  byId('which').textContent = `${at + 1} of ${photos.length}`;
  byId('found').textContent = foundIn(link.querySelector('.verdict'));
  byId('original').href = link.href;
};

list.addEventListener('click', (event) => {
  const link = event.target.closest('a.photo');
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !isPlain || !link.querySelector('img')) return;
  event.preventDefault();
  photos = Array.from(link.closest('.photos').querySelectorAll('a.photo')).filter((photo) =>
    photo.querySelector('img'),
  );
  show(photos.indexOf(link));
  const single = photos.length === 1;
  byId('previous').hidden = single;
  byId('next').hidden = single;
  box.showModal();
});
byId('previous').addEventListener('click', () => show(at - 1));
byId('next').addEventListener('click', () => show(at + 1));
byId('close').addEventListener('click', () => box.close());
box.addEventListener('click', (event) => {
  if (event.target === box || event.target.className === 'stage') box.close();
});
box.addEventListener('close', () => photos[at]?.focus());
box.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowLeft') show(at - 1);
  if (event.key === 'ArrowRight') show(at + 1);
});
