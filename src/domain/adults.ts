import { ADULT_AGE } from './persona.ts';

/**
 * Finds out whether a description asks for people under 18. It looks for words for minors and for ages, in
 * English, German, Spanish, French and Portuguese, and then at what stands around each: "parents of
 * teenagers", "school teachers" and "12 years of experience" describe adults.
 *
 * It is a door, not the only one: an age under 18 is refused again in what a writer returns.
 */

/** Words for people who are under 18, folded: small letters without accents. */
const MINORS = [
  'child|children|kid|kids|kiddos?|toddlers?|bab(?:y|ies)|infants?|newborns?|preschoolers?|teens?|teenagers?|teenaged?|tweens?|preteens?|adolescents?|juveniles?|minors?|underage|under-?age[ds]?|schoolchild(?:ren)?|schoolkids?|schoolboys?|schoolgirls?|little (?:boys?|girls?)|young (?:boys?|girls?)|boy scouts?|girl scouts?|kindergart(?:e?ners?)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[1-9]th|10th) graders?',
  '(?:(?:primary|elementary|middle|secondary|junior high|high|grammar|boarding|senior high)[ -])?school(?:ers?| (?:pupils?|students?|kids?|children|boys?|girls?|freshm[ae]n|sophomores?|juniors?))|pupils?|(?:middle|high|grade|primary|elementary)[ -]schoolers?|highschoolers?',
  'kind(?:er|ern)?|kleinkind(?:er|ern)?|saugling(?:e|en)?|jugendlich(?:e|er|en)|minderjahrig(?:e|er|en)?|teenies?|schulkind(?:er|ern)?|schuler(?:n|innen|in)?|grundschuler(?:n|innen|in)?|gymnasiast(?:en|innen|in)?|madchen|jungs|halbwuchsige[rn]?',
  'nin[oa]s?|bebes?|adolescentes?|menores(?: de edad)?|colegial(?:es)?|escolares|alumn[oa]s? de (?:primaria|secundaria|instituto|colegio|la eso)|chaval(?:es)?|chiquill[oa]s?',
  'enfants?|bambins?|nourrissons?|ados?|adolescente?s?|mineure?s?|ecolier(?:e)?s?|collegien(?:ne)?s?|lyceen(?:ne)?s?|eleves?|gamin(?:e)?s?|fillettes?|petits? (?:garcons?|filles?)',
  'criancas?|meninos?|meninas?|menor(?:es)? de idade|alun[oa]s? d[oae]s? (?:escola|ensino (?:basico|fundamental|medio)|liceu|colegio)|estudantes do ensino (?:basico|fundamental|medio|secundario)|miudos?',
].join('|');

const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
    'ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn',
    'un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete',
    'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept',
    'um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete',
  ].flatMap((line) => line.split(' ').map((word, index) => [word, index + 1] as const)),
);
// The longest first: "six" must not win over "sixteen".
const NUMBER = `\\d{1,3}|${Object.keys(NUMBERS)
  .toSorted((a, b) => b.length - a.length)
  .join('|')}`;

/** Ways to give an age; the first number of each is the youngest that is meant. */
const AGES = [
  `(${NUMBER})[ -]*(?:(?:-|–|to|or|and|bis|a)[ -]*(?:${NUMBER})[ -]*)?(?:years?|yrs?)[ -]*(?:olds?|of age)`,
  `(${NUMBER})[ -]*(?:y/?o|yos)\\b`,
  `\\bage[ds]?(?: (?:from|between|of|range|group))?[ :]*(${NUMBER})\\b(?! ?\\+? ?(?:years?|yrs?) (?:of|in|ago))`,
  `\\b(?:under|below|younger than|less than|unter|junger als|menores de|moins de|menos de|abaixo de) (?:the age of |age )?(${NUMBER})\\b(?! ?(?:%|percent|euros?|dollars?|kilo|km|minutes?|hours?|people))`,
  `(${NUMBER})[ -]*(?:(?:-|–|bis)[ -]*(?:${NUMBER})[ -]*)?jahrige[rnms]?`,
  `\\bim alter (?:von |zwischen )?(${NUMBER})\\b`,
  `(${NUMBER})(?: ?(?:-|–|bis) ?(?:${NUMBER}))? jahren? alt\\b`,
  `(${NUMBER}) ?(?:-|–|bis) ?(?:${NUMBER}) jahren?\\b(?! (?:erfahrung|berufserfahrung|praxis|im|in|bei|als))`,
  `\\b(?:de|entre|com|con|tienen?|tem|ont|ages? de|agees? de) (${NUMBER})(?: ?(?:-|–|a|y|e|et) ?(?:${NUMBER}))? (?:anos|ans)\\b(?! (?:de |d['’] ?)(?:experi|service|servicio|servico|prati|carr|metier|casa))`,
];

/** Before a word for minors: it is not the people who are described, but whom they have, teach or serve. */
const NOT_THE_HEAD =
  /\b(?:of|with|without|for|to|about|around|between|by|from|teach(?:es|ing)?|taught|coach(?:es|ing)?|rais(?:e|es|ing)|raised|have|has|had|having|help(?:s|ing)?|love[sd]?|likes?|read(?:s|ing)? to|their|his|her|our|whose|work(?:s|ing)? with|look(?:s|ing)? after|car(?:e|es|ing) for|foster(?:s|ing)?|adopt(?:s|ed|ing)?|photograph(?:s|ing)?|treat(?:s|ing)?|mit|ohne|von|fur|ihre[rn]?|seine[rn]?|unterricht(?:en|et)|betreu(?:en|t)|con|sin|para|de|del|sus?|ensenan? a|cuidan? (?:de |a )?|avec|sans|pour|leurs?|ses|des|d['’]|aux?|com|sem|seus?|suas?|dos?|das?)\s+(?:[\p{L}\p{N}'’-]+\s+){0,3}$/u;
/** … unless what comes before that is a group or a piece of data: then it is the people after all. */
const GROUP_OF =
  /\b(?:groups?|class(?:es)?|mix|bunch|set|teams?|crowd|hundreds|dozens|thousands|lots|number|pictures?|photos?|images?|profiles?|accounts?|avatars?|personas?|people|bio(?:graphie)?s|dataset|data|gruppen?|klassen?|grupos?|clase|clases|groupes?|classes?|turmas?|fotos?|perfiles|profils|perfis|\d+|all|only|some|many)\s+(?:of|for|from|with|von|fur|mit|de|del|para|pour|com|con|d['’])\s*(?:[\p{L}\p{N}'’-]+\s+){0,2}$/u;

/** After a word for minors: an adult who has to do with them, or a thing. */
const ADULT_AFTER =
  /^(?:['’]s?)?[ -]*(?:(?:school|football|soccer|music|art|church|ward|choir|club|sports?|swim(?:ming)?)[ -]+)?(?:teachers?|tutors?|principals?|head ?teachers?|headmasters?|staff|counsell?ors?|librarians?|nurses?|doctors?|dentists?|surgeons?|psychologists?|psychiatrists?|therapists?|coach(?:es)?|trainers?|workers?|carers?|minders?|caregivers?|sitters?|entertainers?|authors?|writers?|illustrators?|editors?|photographers?|books?|literature|novels?|fiction|stories|hospitals?|wards?|clinics?|clothes|clothing|toys?|games?|charit(?:y|ies)|education|care|rights|museums?|theat(?:re|er)s?|birthdays?|part(?:y|ies)|bus drivers?|drivers?|boards?|administrators?|janitors?|caretakers?|cooks?|dropouts?|graduates?|diplomas?|leavers|alumni|reunions?|sweethearts?|friends|years|memories|league|administration|district)\b/u;
const OLD_ENOUGH_AFTER =
  /^[ -]*(?:sons?|daughters?|child(?:ren)?|kids?|dogs?|cats?|horses?|whisk(?:e)?y|cars?|compan(?:y|ies)|business(?:es)?|marriages?|tradition)\b/u;
const OLD_ENOUGH_BEFORE =
  /\b(?:over|above|than|since|for|after|last|past|hace|desde hace|depuis|il y a|seit|ha|vor|plus de|mas de|mais de|uber|founded|of|with a|with an|have a|has a|have an|has an|whose)\s*$/u;

/** The phrase of a description that asks for people under 18, or `undefined`. Linear in its length. */
export function findMinorRequest(description: string): string | undefined {
  const text = fold(description);
  for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${MINORS})(?![\\p{L}\\p{N}])`, 'gu'))) {
    if (isAboutAdults(text, match.index, match.index + match[0].length)) continue;
    return match[0];
  }
  for (const pattern of AGES) {
    for (const match of text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}.,$€£])(?:${pattern})`, 'gu'))) {
      const word = match[1] ?? '';
      const age = NUMBERS[word] ?? Number(word);
      // "under 18" asks for minors, "under 30" does not.
      const limit = /^(?:under|below|younger|less|unter|junger|menores|moins|menos|abaixo)/.test(match[0])
        ? ADULT_AGE + 1
        : ADULT_AGE;
      if (!(age < limit) || isAboutAdults(text, match.index, match.index + match[0].length)) continue;
      if (
        OLD_ENOUGH_AFTER.test(text.slice(match.index + match[0].length, match.index + match[0].length + 40))
      )
        continue;
      if (OLD_ENOUGH_BEFORE.test(text.slice(Math.max(0, match.index - 40), match.index))) continue;
      return match[0].trim();
    }
  }
  return undefined;
}

function isAboutAdults(text: string, start: number, end: number): boolean {
  if (ADULT_AFTER.test(text.slice(end, end + 40))) return true;
  // Only what stands in the same sentence, and near.
  const before =
    text
      .slice(Math.max(0, start - 80), start)
      .split(/[.;:!?\n]/)
      .at(-1) ?? '';
  if (!NOT_THE_HEAD.test(before)) return false;
  return !GROUP_OF.test(before);
}

/** Small letters without accents, full-width forms and invisible characters, single spaces. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\S\n]+/g, ' ');
}
