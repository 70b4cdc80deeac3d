import type { Token } from './token.ts';

/** From 1 to 20, in one line a language; folded. "one" and its like are left out: they are articles. */
const UNITS: readonly string[] = [
  '2 two 3 three 4 four 5 five 6 six 7 seven 8 eight 9 nine 10 ten 11 eleven 12 twelve 13 thirteen 14 fourteen 15 fifteen 16 sixteen 17 seventeen 18 eighteen 19 nineteen',
  '2 zwei 3 drei 4 vier 5 funf 6 sechs 7 sieben 8 acht 9 neun 10 zehn 11 elf 12 zwolf 13 dreizehn 14 vierzehn 15 funfzehn 16 sechzehn 17 siebzehn 18 achtzehn 19 neunzehn',
  '5 fuenf 12 zwoelf 15 fuenfzehn',
  '2 dos 3 tres 4 cuatro 5 cinco 6 seis 7 siete 8 ocho 9 nueve 10 diez 11 once 12 doce 13 trece 14 catorce 15 quince 16 dieciseis 17 diecisiete 18 dieciocho 19 diecinueve',
  '2 deux 3 trois 4 quatre 5 cinq 6 six 7 sept 8 huit 9 neuf 10 dix 11 onze 12 douze 13 treize 14 quatorze 15 quinze 16 seize',
  '2 dois 2 duas 4 quatro 7 sete 8 oito 9 nove 10 dez 12 doze 13 treze 14 quatorze 15 quinze 16 dezesseis 16 dezasseis 17 dezessete 17 dezassete 18 dezoito 19 dezenove 19 dezanove',
  '2 due 3 tre 4 quattro 5 cinque 6 sei 7 sette 8 otto 10 dieci 11 undici 12 dodici 13 tredici 14 quattordici 15 quindici 16 sedici 17 diciassette 18 diciotto 19 diciannove',
  '2 twee 3 drie 5 vijf 6 zes 7 zeven 9 negen 10 tien 12 twaalf 13 dertien 14 veertien 15 vijftien 16 zestien 17 zeventien 18 achttien 19 negentien',
];

/** Words that a smaller number follows: "twenty-five", "treinta y cinco", "one hundred and five". */
const BEGINNINGS: readonly string[] = [
  '20 twenty 30 thirty 40 forty 50 fifty 60 sixty 70 seventy 80 eighty 90 ninety 100 hundred 1000 thousand',
  '20 zwanzig 30 dreissig 40 vierzig 50 funfzig 60 sechzig 70 siebzig 80 achtzig 90 neunzig 100 hundert 1000 tausend',
  '20 veinte 30 treinta 40 cuarenta 50 cincuenta 60 sesenta 70 setenta 80 ochenta 90 noventa 100 cien 100 ciento 1000 mil',
  '20 vingt 30 trente 40 quarante 50 cinquante 60 soixante 80 vingts 100 cent 1000 mille',
  '20 vinte 30 trinta 40 quarenta 50 cinquenta 60 sessenta 70 setenta 80 oitenta 90 noventa 100 cem 100 cento',
  '20 venti 30 trenta 40 quaranta 50 cinquanta 60 sessanta 70 settanta 80 ottanta 90 novanta',
  '20 twintig 30 dertig 40 veertig 50 vijftig 60 zestig 70 zeventig 80 tachtig 90 negentig 100 honderd',
];

function readTable(rows: readonly string[]): Map<string, number> {
  const values = new Map<string, number>();
  for (const row of rows) {
    const words = row.split(' ');
    for (let index = 0; index + 1 < words.length; index += 2) {
      values.set(words[index + 1]!, Number(words[index]));
    }
  }
  return values;
}

const units = readTable(UNITS);
const beginnings = readTable(BEGINNINGS);
const BETWEEN = new Set(['and', 'y', 'e', 'et', 'und', 'en']);

/** The value of a number word, or NaN. */
export function spelledNumber(word: string): number {
  return units.get(word) ?? beginnings.get(word) ?? Number.NaN;
}

/**
 * Puts "twenty-five", "treinta y cinco" and "dix-sept" together into one number each: "five years old" at
 * the end of "twenty-five years old" is nobody's age.
 */
export function joinSpelledNumbers(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const last = joined.at(-1);
    if (last !== undefined && last.kind === 'word' && token.kind === 'word' && units.has(token.text)) {
      const tens = beginnings.get(last.text);
      if ((tens !== undefined && token.value < Math.min(tens, 20)) || isFrenchTeen(last, token)) {
        last.value += token.value;
        last.end = token.end;
        last.possessive = token.possessive;
        last.text = `${last.text}-${token.text}`;
        continue;
      }
      const before = joined.at(-2);
      if (before !== undefined && BETWEEN.has(last.text) && beginnings.has(before.text) && token.value < 10) {
        before.value += token.value;
        before.end = token.end;
        before.possessive = token.possessive;
        before.text = `${before.text}-${token.text}`;
        joined.pop();
        continue;
      }
    }
    joined.push({ ...token });
  }
  return joined;
}

/** "dix-sept", "dix-huit", "dix-neuf" */
function isFrenchTeen(first: Token, second: Token): boolean {
  return first.text === 'dix' && second.glue === '-' && second.value >= 7 && second.value <= 9;
}
