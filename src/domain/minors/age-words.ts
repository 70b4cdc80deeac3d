import { words } from '../word-lists.ts';

/* The words around a number that make it somebody's age; folded, seven languages. */

/** "aged 16", "im Alter von 16", "edades entre 13 y 17": a number after these is an age. */
export const AGED = words(
  'aged age ages agee ages agees alter edad edades idade idades eta leeftijd leeftijden agés',
);

/** May stand between "aged" and the number. */
export const AGE_FILLERS = words(
  'of from between about around approximately roughly only range group over above under below about at least than',
  'older younger up to von zwischen ab bis unter etwa circa ca entre de du a desde hasta les los las i di tra fra da',
  'dai compresa compresi van tussen om the mere just : comprise comprises comprendidas comprendida compreendidas',
  'compreendida',
);

/** "to have" before a number of years: "tienen 16 años". */
export const HAVING = words('tienen tiene tem ont hanno tenham tengan');

/** Prepositions that link people to their years: "surfistas de 16 años". */
export const LINKS = words('de d di entre von mit con com van da dai zwischen tra tussen');

/** The first words of a limit from above that need no unit: "younger than 18". */
export const SURELY_YOUNGER = words(
  'menores menor younger under below junger juenger jonger not haven hasn isn aren',
);

/** Between the two ends of a range, or the members of a list. */
export const RANGE_WORDS = words(
  'to til till until through thru bis a al ai ate hasta tot and or und oder y e o ou et en - /',
);

export const YEARS = words('year years yr yrs y jahre jahren jahr anos ano años ans anni anno jaar');
export const ROMANCE_YEARS = words('anos ano ans anni anno');
export const SHORT_TIMES = words(
  'month months week weeks day days mo monat monate monaten wochen mois semaines jours meses mes semanas mesi maanden weken',
);
export const OLD = words('old olds alt alte alten alter oud oude young');
export const YEARS_OLD = words('yo yos yos');

/** "de edad", "of age", "di età" */
export const OF_AGE = words('age edad idade eta');

/** Before a number: below this age. */
export const BELOW = words('under below sub unter unterhalb sotto onder u');
/** Before a number, in two or three words: "younger than 18", "menores de 18", "moins de 18". */
export const BELOW_PHRASES: readonly string[] = [
  'younger/less than',
  'junger/juenger als',
  'hochstens/maximal',
  'menores/menor de',
  'moins de',
  'menos de',
  'jonger dan',
  'meno di',
  'at most',
  'up to',
  'bis zu',
  'not yet turned?',
  'hasn/haven/isn/aren t yet? turned?',
  'under/below the age of',
  'minderjahrige unter',
];

/** Before a number: this age or more. The number itself is too young if it is under 18. */
export const AT_LEAST_PHRASES: readonly string[] = [
  'at least',
  'from the? age? of?',
  'minimum age? of?',
  'mindestens',
  'ab',
  'a partir de/dos',
  'des',
  'minstens',
  'vanaf',
  'almeno',
  'al menos',
  'au moins',
  'pelo menos',
];
export const ABOVE_PHRASES: readonly string[] = [
  'over',
  'above',
  'older than',
  'uber',
  'ueber',
  'alter als',
  'aelter als',
  'mayores/mayor de',
  'maiores/maior de',
  'plus de',
  'mas de',
  'mais de',
  'piu di',
  'ouder dan',
  'boven de',
];

/** Right before "N years": since when or for how long, not how old. */
export const DURATION_BEFORE = words(
  'since for seit vor nach binnen hace durante por tras depuis pendant apres dans ha faz per sinds na over after within',
  'last past next first another nearly almost experience experiencia experience carriere carrera carreira esperienza',
  'voila every letzten ersten ultimos primeros dernieres derniers premieres ultimi nos casi cada mais mas plus more',
  'trayectoria antiguedad anciennete casados casadas casado casada casamento matrimonio mariage maries mariee relacion',
);

/** Right after "N years": what it is a time of. */
export const DURATION_AFTER = words(
  'experience ago later sober clean married together running straight service tenure practice training of in on at as',
  'erfahrung berufserfahrung lang spater spaeter zuvor vorher her dienst praxis ehe ervaring geleden lang later',
  'atras fa plus apres dopo depois despues casados casadas en au dans comme como trabajando trabalhando working',
);

/** Numbers that are also everyday words; alone they are no age ("she is due", "once", "an elf"). */
export const EVERYDAY_NUMBERS = words('once due sei seize elf quince set cent mil tre');

/** After a bare number: what it counts. Such a number is no age. */
export const COUNTED = words(
  'minutes minute min mins hours hour hrs h am pm seconds second sec days day weeks week months month km kilometers',
  'kilometres miles mile m meters metres cm mm ft feet foot inches inch kg kilos pounds lbs lb stone grams g euros',
  'euro dollars dollar usd eur pounds gbp percent people person employees workers members countries cities languages',
  'times percent points degrees handicap litres liters books children kids cats dogs stars bedrooms rooms floors % $',
  '€ £ ° ° # th st nd rd personen mitarbeiter kinder minuten stunden kilometer prozent personas hijos hijas minutos',
  'horas empleados por personnes enfants minutes heures pessoas filhos funcionarios figli persone minuti ore uur of',
  'million thousand hundred k bn followers novels marathons shops stores restaurants houses cars siblings',
);
